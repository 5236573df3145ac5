import Bytes
import CZlib

/// Takes a gzip file apart, a chunk at a time.
@safe
final class Inflater {
  /// How many bytes are given to and taken from zlib at once.
  static let chunkByteCount = 256 * 1024

  private let source: ByteView
  private let name: String
  private var stream = unsafe z_stream()
  /// How many bytes of the source have been given to zlib and used up.
  private var position = 0
  /// How many bytes of the source have been let go of.
  private var releasedCount = 0
  private var isDone = false
  private var chunk = [UInt8](repeating: 0, count: chunkByteCount)

  init(of source: ByteView, named name: String) throws(FileError) {
    self.source = source
    self.name = name
    guard unsafe czlib_inflate_init_gzip(&stream) == Z_OK else {
      throw FileError(action: "decompress", path: name, reason: "zlib has no memory")
    }
    source.expect(.sequential)
  }

  deinit {
    unsafe inflateEnd(&stream)
  }

  /// The next bytes; nil behind the last ones.
  func next() throws(FileError) -> ArraySlice<UInt8>? {
    var count = 0
    while !isDone, count == 0 {
      count = try inflateOnce()
    }
    return count > 0 ? chunk[..<count] : nil
  }

  private func inflateOnce() throws(FileError) -> Int {
    let input = source.clampedSlice(
      at: UInt64(position), byteCount: UInt64(Self.chunkByteCount))
    let (status, used, made) = step(input)
    position += used
    releaseUsed()
    switch status {
    case Z_STREAM_END:
      try beginNextMember()
    case Z_OK:
      break
    case Z_BUF_ERROR where input.byteCount > 0:
      break
    case Z_BUF_ERROR:
      throw damage("it ends in the middle of the compressed data")
    default:
      throw damage("the compressed data is damaged")
    }
    return made
  }

  /// A whole chunk at once: a file may have a member every twenty bytes.
  private func releaseUsed() {
    guard position - releasedCount >= Self.chunkByteCount else { return }
    source.clampedSlice(
      at: UInt64(releasedCount), byteCount: UInt64(position - releasedCount)
    ).releaseMemory()
    releasedCount = position
  }

  private func step(_ input: ByteView) -> (status: Int32, used: Int, made: Int) {
    unsafe input.withUnsafeBytes { from in
      unsafe chunk.withUnsafeMutableBytes { to in
        unsafe stream.next_in = UnsafeMutablePointer(
          mutating: from.baseAddress?.assumingMemoryBound(to: UInt8.self))
        unsafe stream.avail_in = UInt32(from.count)
        unsafe stream.next_out = to.baseAddress?.assumingMemoryBound(to: UInt8.self)
        unsafe stream.avail_out = UInt32(to.count)
        let status = unsafe inflate(&stream, Z_NO_FLUSH)
        return unsafe (
          status, from.count - Int(stream.avail_in), to.count - Int(stream.avail_out)
        )
      }
    }
  }

  private func beginNextMember() throws(FileError) {
    let rest = source.clampedSlice(at: UInt64(position))
    isDone = !Gzip.isCompressed(rest)
    if !isDone, unsafe inflateReset(&stream) != Z_OK { throw damage("zlib gave up") }
  }

  private func damage(_ reason: String) -> FileError {
    FileError(
      action: "decompress", path: name,
      reason: "\(reason) (at byte \(position) of \(source.byteCount))")
  }
}
