public import Bytes

#if canImport(Glibc)
  import Glibc
#endif

extension MappedFile {
  /// A whole regular file, which the view keeps alive; nil when there is no such file at the path.
  ///
  /// Waits for nothing: a pipe, a device or a socket is not opened, not even when it takes a file's
  /// place at the last moment.
  /// - Throws: when there is one that cannot be read.
  public static func view(ofRegularFile path: String) throws(FileError) -> ByteView? {
    guard let descriptor = try openRegular(path) else { return nil }
    defer { close(descriptor) }
    return try view(of: descriptor, named: path)
  }

  /// A regular file's first bytes, or all it has; nil when there is none.
  public static func head(
    ofRegularFile path: String, byteCount: Int
  ) throws(FileError) -> ByteView? {
    guard let descriptor = try openRegular(path) else { return nil }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: max(0, byteCount))
    let count = unsafe pread(descriptor, &bytes, bytes.count, 0)
    guard count >= 0 else { throw FileError(action: "read", path: path, code: errno) }
    return ByteView(Array(bytes.prefix(count)))
  }

  /// A descriptor of a regular file, which is the caller's to close; nil when there is none.
  private static func openRegular(_ path: String) throws(FileError) -> Int32? {
    guard FileKind(of: path) == .regular else { return nil }
    let descriptor = unsafe Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    guard descriptor >= 0 else { throw FileError(action: "open", path: path, code: errno) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      return nil
    }
    return descriptor
  }
}
