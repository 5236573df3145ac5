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
    guard FileKind(of: path) == .regular else { return nil }
    let descriptor = unsafe Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    guard descriptor >= 0 else { throw FileError(action: "open", path: path, code: errno) }
    defer { close(descriptor) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      return nil
    }
    return try view(of: descriptor, named: path)
  }
}
