public import Bytes

/// A table of texts that end with a zero byte, named by where they begin.
public struct ELFStrings: Sendable {
  /// The whole table.
  public let bytes: ByteView

  /// A table that is the contents of a section of type SHT_STRTAB.
  public init(_ bytes: ByteView) {
    self.bytes = bytes
  }

  /// The bytes of the text at an offset, up to its zero, or the end of the table; empty outside.
  public func bytes(at offset: UInt32) -> ByteView {
    let rest = bytes.clampedSlice(at: UInt64(offset))
    return rest.clampedSlice(
      at: 0, byteCount: UInt64(rest.firstOffset(ofByte: 0) ?? rest.byteCount))
  }

  /// The text at an offset; what is not UTF-8 in it is replaced.
  public func text(at offset: UInt32) -> String {
    unsafe bytes(at: offset).withUnsafeBytes { unsafe String(decoding: $0, as: UTF8.self) }
  }

  /// Whether the text at an offset is a certain one.
  func holds(_ text: [UInt8], at offset: UInt32) -> Bool {
    let start = Int(offset)
    guard bytes.holds(text.count, at: start) else { return false }
    for index in text.indices where bytes[start + index] != text[index] { return false }
    return bytes[start + text.count] ?? 0 == 0
  }
}
