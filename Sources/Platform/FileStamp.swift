#if canImport(Glibc)
  import Glibc
#endif

/// How large a file is and when its bytes were last changed, links followed: another stamp, another
/// content.
public struct FileStamp: Hashable, Sendable {
  public var byteCount: Int
  /// In nanoseconds since 1970.
  public var modificationTime: Int64

  /// Nil when there is no file that could be read: nothing, a folder, a pipe.
  public init?(of path: String) {
    var status = stat()
    guard unsafe stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    byteCount = Int(status.st_size)
    let time = status.st_mtim
    modificationTime = Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
  }
}
