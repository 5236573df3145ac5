#if canImport(Glibc)
  import Glibc
#endif

/// Who may read, write and run a file: the nine bits of `chmod`, without those that change whose
/// rights a program runs with.
public struct FilePermissions: Hashable, Sendable {
  let bits: mode_t

  /// Everybody may read and write, as far as the process's umask does not forbid it.
  public static let usual = FilePermissions(bits: 0o666)

  private init(bits: mode_t) {
    self.bits = bits
  }

  /// Those of the regular file at a path, links followed; nil when there is none.
  public init?(of path: String) {
    var status = stat()
    guard unsafe stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    bits = status.st_mode & 0o777
  }
}
