/// Call-frame information laid by hand: the bytes of `.eh_frame` or `.debug_frame`.
public struct CallFrameBytes: Sendable {
  public var bytes: ByteAssembler
  /// `.debug_frame`, not `.eh_frame`.
  public let isDebug: Bool
  /// Lengths of 64 bits.
  public var isWide = false

  public init(isDebug: Bool = false, bigEndian: Bool = false) {
    self.isDebug = isDebug
    bytes = ByteAssembler(bigEndian: bigEndian)
  }

  /// Lays an entry: its length, its identifier (of `.eh_frame`: 0, or the distance back to the common
  /// entry) and what follows. Tells where it begins.
  @discardableResult
  public mutating func entry(common: Int?, _ content: [UInt8]) -> Int {
    let start = bytes.offset
    let padding = (8 - (content.count + 8) % 8) % 8
    let identifierByteCount = isWide && isDebug ? 8 : 4
    let byteCount = identifierByteCount + content.count + padding
    if isWide {
      bytes.u32(0xffff_ffff)
      bytes.u64(UInt64(byteCount))
    } else {
      bytes.u32(UInt32(byteCount))
    }
    if isDebug {
      if identifierByteCount == 8 {
        bytes.u64(common.map(UInt64.init) ?? .max)
      } else {
        bytes.u32(common.map(UInt32.init) ?? .max)
      }
    } else {
      bytes.u32(common.map { UInt32(bytes.offset - $0) } ?? 0)
    }
    bytes.raw(content)
    bytes.fill(padding)  // DW_CFA_nop
    return start
  }

  /// A common entry of version 1: code alignment 1, data alignment -8, return address in 16.
  @discardableResult
  public mutating func common(
    _ instructions: [UInt8], letters: String = "", data: [UInt8] = [], version: UInt8 = 1,
    returnAddress: UInt8 = 16, widths: [UInt8] = []
  ) -> Int {
    let augmentation = letters.hasPrefix("z") ? [UInt8(data.count)] + data : data
    let head: [UInt8] = [version] + Array(letters.utf8) + [0] + widths
    return entry(common: nil, head + [1, 0x78, returnAddress] + augmentation + instructions)
  }

  /// A function's entry with whole addresses of 8 bytes.
  @discardableResult
  public mutating func function(
    common: Int, _ start: UInt64, _ byteCount: UInt64, augmentation: [UInt8] = [],
    _ instructions: [UInt8]
  ) -> Int {
    var content = ByteAssembler(bigEndian: bytes.bigEndian)
    content.u64(start)
    content.u64(byteCount)
    return entry(common: common, content.bytes + augmentation + instructions)
  }
}
