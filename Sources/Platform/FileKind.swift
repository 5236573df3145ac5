#if canImport(Glibc)
  import Glibc
#endif

/// What lies at a path, links followed.
public enum FileKind: Sendable {
  case regular
  case folder
  /// A pipe, a device, a socket.
  case other

  /// Nil when nothing is there or it may not be looked at.
  public init?(of path: String) {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { return nil }
    switch status.st_mode & S_IFMT {
    case S_IFREG: self = .regular
    case S_IFDIR: self = .folder
    default: self = .other
    }
  }
}
