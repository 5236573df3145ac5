/// Bytes laid by hand, little-endian, for tests that must not use the format's own description.
public struct ByteAssembler: Sendable {
  public private(set) var bytes: [UInt8] = []

  public init() {}

  public mutating func u8(_ value: UInt8) { bytes.append(value) }
  public mutating func u16(_ value: UInt16) { little(UInt64(value), 2) }
  public mutating func u32(_ value: UInt32) { little(UInt64(value), 4) }
  public mutating func u64(_ value: UInt64) { little(value, 8) }

  private mutating func little(_ value: UInt64, _ count: Int) {
    for index in 0..<count {
      bytes.append(UInt8(truncatingIfNeeded: value >> UInt64(8 * index)))
    }
  }
}
