import Bytes

#if canImport(Glibc)
  import Glibc
#endif

/// Bytes that arrive in pieces: few are kept in memory, many in a temporary file without a name,
/// which is mapped in the end and gone when nobody looks at it any more.
struct SpoolFile: ~Copyable {
  /// As many bytes stay in memory.
  static let memoryLimit = 16 * 1024 * 1024

  private(set) var byteCount = 0
  private var memory: [UInt8] = []
  /// Negative as long as there is no file.
  private var descriptor: Int32 = -1
  private let folder: String

  init() {
    folder = unsafe getenv("TMPDIR").flatMap { unsafe String(validatingCString: $0) } ?? "/tmp"
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  mutating func append(_ bytes: ArraySlice<UInt8>) throws(FileError) {
    byteCount += bytes.count
    if descriptor < 0, byteCount <= Self.memoryLimit {
      memory.append(contentsOf: bytes)
      return
    }
    if descriptor < 0 {
      try openFile()
      try write(memory[...])
      memory = []
    }
    try write(bytes)
  }

  /// The first ``MappedFile/headByteCount`` bytes, as long as they are in memory.
  var head: ArraySlice<UInt8> { memory.prefix(MappedFile.headByteCount) }

  /// All of the bytes.
  consuming func view() throws(FileError) -> ByteView {
    guard descriptor >= 0 else { return ByteView(memory) }
    return try MappedFile.map(descriptor, byteCount: byteCount, name: folder)
  }

  private mutating func openFile() throws(FileError) {
    var template = (folder + "/minidump-XXXXXX").utf8CString.map { $0 }
    descriptor = unsafe mkstemp(&template)
    guard descriptor >= 0 else {
      throw FileError(action: "make a temporary file in", path: folder, code: errno)
    }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    unsafe unlink(template)
  }

  private func write(_ bytes: ArraySlice<UInt8>) throws(FileError) {
    var rest = bytes
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes {
        unsafe Glibc.write(descriptor, $0.baseAddress, $0.count)
      }
      if count < 0 {
        if errno == EINTR { continue }
        throw FileError(action: "write a temporary file in", path: folder, code: errno)
      }
      rest = rest.dropFirst(count)
    }
  }
}
