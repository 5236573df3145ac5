public import Bytes

#if canImport(Glibc)
  import Glibc
#endif

/// A file in memory: mapped, or copied where mapping would be fragile or impossible.
///
/// Small files and pipes are copied, so that nobody can take a page away while it is read (a mapped
/// file that another process shortens raises `SIGBUS`). Large files are mapped: symbol files are
/// published by renaming and never shortened.
@safe
public final class MappedFile: Sendable {
  /// Files below this many bytes are copied.
  public static let copyLimit = 256 * 1024
  /// How much of a pipe or a device is looked at before it is decided whether to read on.
  public static let headByteCount = 64 * 1024

  private nonisolated(unsafe) let base: UnsafeMutableRawPointer
  private let byteCount: Int

  /// The whole file, which the view keeps alive.
  ///
  /// - Parameter wanted: shown the first ``headByteCount`` bytes of a pipe or a device, says how many
  ///   bytes of it are wanted; no more are read.
  public static func view(
    ofFile path: String, wanted: (ByteView) -> Int = { _ in .max }
  ) throws(FileError) -> ByteView {
    let descriptor = unsafe Glibc.open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError(action: "open", path: path, code: errno) }
    defer { close(descriptor) }
    return try view(of: descriptor, named: path, wanted: wanted)
  }

  /// Everything that can be read from a file descriptor, which stays open.
  ///
  /// - Parameters:
  ///   - limit: the most bytes to accept from something that is not a regular file.
  ///   - wanted: shown the first ``headByteCount`` bytes of a pipe or a device, says how many bytes
  ///     of it are wanted; no more are read.
  public static func view(
    of descriptor: Int32, named name: String, limit: Int = 1 << 32,
    wanted: (ByteView) -> Int = { _ in .max }
  ) throws(FileError) -> ByteView {
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else {
      throw FileError(action: "examine", path: name, code: errno)
    }
    switch status.st_mode & S_IFMT {
    case S_IFDIR:
      throw FileError(action: "read", path: name, code: EISDIR)
    case S_IFREG where status.st_size >= copyLimit:
      return try map(descriptor, byteCount: Int(status.st_size), name: name)
    default:
      return ByteView(try readAll(descriptor, name: name, limit: limit, wanted: wanted))
    }
  }

  static func map(
    _ descriptor: Int32, byteCount: Int, name: String
  ) throws(FileError) -> ByteView {
    let base = unsafe mmap(nil, byteCount, PROT_READ, MAP_PRIVATE, descriptor, 0)
    guard let base = unsafe base, unsafe base != MAP_FAILED else {
      throw FileError(action: "map", path: name, code: errno)
    }
    let file = unsafe MappedFile(base: base, byteCount: byteCount)
    return unsafe ByteView(base: base, byteCount: byteCount, owner: file)
  }

  private static func readAll(
    _ descriptor: Int32, name: String, limit: Int, wanted: (ByteView) -> Int
  ) throws(FileError) -> [UInt8] {
    var bytes: [UInt8] = []
    var wantedByteCount: Int?
    var chunk = [UInt8](repeating: 0, count: 64 * 1024)
    while true {
      let count = unsafe chunk.withUnsafeMutableBytes {
        unsafe read(descriptor, $0.baseAddress, $0.count)
      }
      if count < 0 {
        if errno == EINTR { continue }
        throw FileError(action: "read", path: name, code: errno)
      }
      if count == 0 { return bytes }
      guard bytes.count + count <= limit else {
        throw FileError(action: "read", path: name, reason: "more than \(limit) bytes")
      }
      bytes.append(contentsOf: chunk[..<count])
      if wantedByteCount == nil, bytes.count >= headByteCount {
        wantedByteCount = wanted(ByteView(bytes))
      }
      if let wantedByteCount, bytes.count >= wantedByteCount { return bytes }
    }
  }

  private init(base: UnsafeMutableRawPointer, byteCount: Int) {
    unsafe self.base = unsafe base
    self.byteCount = byteCount
  }

  /// Where the file lies in this process.
  var addresses: Range<UInt> {
    let first = unsafe UInt(bitPattern: base)
    return first..<first &+ UInt(byteCount)
  }

  deinit {
    unsafe munmap(base, byteCount)
  }
}
