import Bytes
import IndexFiles

/// The data of an index in the making: numbers and texts, one behind the other, of which what is whole
/// is sent on.
struct IndexData {
  /// What has not been sent on.
  private var bytes: [UInt8] = []
  private var sentByteCount = 0
  /// Offsets and hashes of the blocks that were sent on.
  private(set) var blocks: [IndexEntry] = []

  /// Also the offset at which what is appended next will lie.
  var byteCount: Int { sentByteCount + bytes.count }

  mutating func append(_ number: UInt64) { bytes.appendLEB(number) }

  mutating func append(_ more: [UInt8]) { bytes += more }

  /// How many bytes it has, and then these.
  mutating func append(text: String.UTF8View) {
    append(UInt64(text.count))
    bytes.append(contentsOf: text)
  }

  mutating func appendFixed(_ number: UInt64) {
    for shift in stride(from: UInt64(0), to: 64, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: number >> shift))
    }
  }

  /// Sends whole blocks on, or the rest too.
  mutating func send<Sink: ByteSink>(to sink: inout Sink, isLast: Bool = false) throws(Sink.Failure)
  {
    let count = isLast ? bytes.count : bytes.count & ~(BlockProof.blockByteCount - 1)
    guard count > 0 else { return }
    let view = ByteView(bytes[..<count])
    for block in 0..<BlockProof.blockCount(of: view) {
      let offset = sentByteCount + block * BlockProof.blockByteCount
      let hash = BlockHash.hash(BlockProof.block(block, of: view))
      blocks.append(IndexEntry(key: UInt64(offset), value: hash))
    }
    try sink.append(view)
    sentByteCount += count
    bytes.removeFirst(count)
  }
}

extension [UInt8] {
  /// An unsigned number of seven bits a byte.
  @inline(__always)
  mutating func appendLEB(_ number: UInt64) {
    var rest = number
    while rest >= 0x80 {
      append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    append(UInt8(truncatingIfNeeded: rest))
  }

  /// A signed number of seven bits a byte.
  @inline(__always)
  mutating func appendSignedLEB(_ number: Int64) {
    var rest = number
    while rest < -64 || rest > 63 {
      append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    append(UInt8(truncatingIfNeeded: rest) & 0x7f)
  }
}
