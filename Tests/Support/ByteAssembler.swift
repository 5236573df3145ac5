/// Bytes laid by hand, for tests that must not use the format's own description.
///
/// A place whose value is known only later is laid as a ``Label`` and filled in with ``set(_:to:)``.
public struct ByteAssembler: Sendable {
  public private(set) var bytes: [UInt8] = []
  public let bigEndian: Bool

  /// Little-endian unless told otherwise.
  public init(bigEndian: Bool = false) {
    self.bigEndian = bigEndian
  }

  /// How many bytes are laid: the offset of what comes next.
  public var offset: Int { bytes.count }

  public mutating func u8(_ value: UInt8) { bytes.append(value) }
  public mutating func u16(_ value: UInt16) { number(UInt64(value), 2) }
  public mutating func u32(_ value: UInt32) { number(UInt64(value), 4) }
  public mutating func u64(_ value: UInt64) { number(value, 8) }

  /// Bytes as they are.
  public mutating func raw(_ more: some Sequence<UInt8>) { bytes.append(contentsOf: more) }

  /// The same byte many times.
  public mutating func fill(_ count: Int, with byte: UInt8 = 0) {
    bytes.append(contentsOf: repeatElement(byte, count: count))
  }

  /// Zeros until `offset`; nothing when it is passed.
  public mutating func skip(to offset: Int) {
    fill(max(0, offset - bytes.count))
  }

  /// UTF-16 code units in the assembler's byte order, nothing before or after.
  public mutating func utf16(_ text: String) {
    for unit in text.utf16 { u16(unit) }
  }

  private mutating func number(_ value: UInt64, _ count: Int) {
    bytes.append(contentsOf: ordered(value, count))
  }

  private func ordered(_ value: UInt64, _ count: Int) -> [UInt8] {
    let little = (0..<count).map { UInt8(truncatingIfNeeded: value >> UInt64(8 * $0)) }
    return bigEndian ? little.reversed() : little
  }
}

extension ByteAssembler {
  /// A place of four or eight bytes that is filled in later.
  public struct Label: Sendable {
    public let offset: Int
    public let byteCount: Int
  }

  /// Lays four zeros to be filled in with ``set(_:to:)``.
  public mutating func label32() -> Label {
    u32(0)
    return Label(offset: bytes.count - 4, byteCount: 4)
  }

  /// Lays eight zeros to be filled in with ``set(_:to:)``.
  public mutating func label64() -> Label {
    u64(0)
    return Label(offset: bytes.count - 8, byteCount: 8)
  }

  public mutating func set(_ label: Label, to value: Int) {
    let laid = ordered(UInt64(value), label.byteCount)
    bytes.replaceSubrange(label.offset..<label.offset + label.byteCount, with: laid)
  }

  /// Fills in `label` with the offset of what is laid next.
  public mutating func setHere(_ label: Label) {
    set(label, to: bytes.count)
  }
}
