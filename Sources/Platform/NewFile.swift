#if canImport(Glibc)
  import Glibc
#endif

/// A file that this process makes, and that is gone again unless it is kept.
public final class NewFile {
  private let path: String
  private let descriptor: Int32
  private var isKept = false

  /// - Throws: when there is something at the path already.
  public init(path: String) throws(FileError) {
    descriptor = unsafe Glibc.open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw FileError(action: "create", path: path, code: errno) }
    // Only now: what is at the path is ours, and the end of this object removes it.
    self.path = path
  }

  /// Writes all of `bytes`.
  public func append(_ bytes: UnsafeRawBufferPointer) throws(FileError) {
    var rest = unsafe bytes
    while unsafe !rest.isEmpty {
      let count = unsafe Glibc.write(descriptor, rest.baseAddress, rest.count)
      if count < 0 {
        if errno == EINTR { continue }
        throw FileError(action: "write", path: path, code: errno)
      }
      unsafe rest = unsafe UnsafeRawBufferPointer(rebasing: rest.dropFirst(count))
    }
  }

  /// Leaves the file where it is.
  public func keep() { isKept = true }

  deinit {
    close(descriptor)
    if !isKept { unsafe unlink(path) }
  }
}
