#if canImport(Glibc)
  import Glibc
#endif

/// Which file is at a path, links followed: two paths may lead to one file.
public struct FileIdentity: Hashable, Sendable {
  private let device: UInt
  private let number: UInt

  /// Nil when nothing is there or it may not be looked at.
  public init?(of path: String) {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { return nil }
    device = UInt(status.st_dev)
    number = UInt(status.st_ino)
  }
}
