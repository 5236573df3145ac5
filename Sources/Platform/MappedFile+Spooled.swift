public import Bytes

#if canImport(Glibc)
  import Glibc
#endif

extension MappedFile {
  /// Everything that can be read from a file descriptor, which stays open: a regular file as
  /// ``view(of:named:limit:wanted:)`` shows it; of a pipe, what does not fit in 16 MiB lies in a
  /// temporary file.
  ///
  /// - Parameters:
  ///   - limit: the most bytes to accept from a pipe.
  ///   - wanted: as there, of a pipe or a device.
  public static func spooledView(
    of descriptor: Int32, named name: String, limit: Int = 1 << 36,
    wanted: (ByteView) -> Int = { _ in .max }
  ) throws(FileError) -> ByteView {
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT != S_IFREG,
      status.st_mode & S_IFMT != S_IFDIR
    else { return try view(of: descriptor, named: name) }
    var spool = SpoolFile()
    var wantedByteCount: Int?
    var chunk = [UInt8](repeating: 0, count: 256 * 1024)
    while true {
      let count = unsafe chunk.withUnsafeMutableBytes {
        unsafe read(descriptor, $0.baseAddress, $0.count)
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw FileError(action: "read", path: name, code: errno) }
      if count == 0 { return try spool.view() }
      guard spool.byteCount + count <= limit else {
        throw FileError(action: "read", path: name, reason: "more than \(limit) bytes")
      }
      try spool.append(chunk[..<count])
      if wantedByteCount == nil, spool.byteCount >= headByteCount {
        wantedByteCount = wanted(ByteView(spool.head))
      }
      if let wantedByteCount, spool.byteCount >= wantedByteCount { return try spool.view() }
    }
  }
}
