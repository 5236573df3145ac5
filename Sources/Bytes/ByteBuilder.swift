/// Lays numbers and records one behind the other in an array of bytes.
public struct ByteBuilder: Sendable {
  /// Everything appended so far.
  public private(set) var bytes: [UInt8] = []
  /// Of numbers, and of the fields of records.
  public let byteOrder: ByteOrder

  public init(_ byteOrder: ByteOrder) {
    self.byteOrder = byteOrder
  }

  /// Also the offset at which what is appended next will lie.
  public var byteCount: Int { bytes.count }

  /// Lays down the bytes of a number, as many as its type has, without aligning them.
  public mutating func append<T: FixedWidthInteger>(_ number: T) {
    let ordered = byteOrder == .littleEndian ? number.littleEndian : number.bigEndian
    unsafe withUnsafeBytes(of: ordered) { unsafe bytes.append(contentsOf: $0) }
  }

  /// Lays down the fields of a record, and zeros for its padding.
  public mutating func append(_ record: some Record) {
    var copy = record
    copy.visitFields(&self)
  }

  /// Lays down bytes as they are.
  public mutating func append(contentsOf more: some Sequence<UInt8>) {
    bytes.append(contentsOf: more)
  }

  /// Adds zeros until the length is a multiple of `alignment`.
  public mutating func align(to alignment: Int) {
    let excess = bytes.count % alignment
    if excess > 0 {
      padding(alignment - excess)
    }
  }
}

extension ByteBuilder: FieldVisitor {
  public mutating func visit<T: FixedWidthInteger & BitwiseCopyable>(_ field: inout T) {
    append(field)
  }

  public mutating func padding(_ byteCount: Int) {
    bytes.append(contentsOf: repeatElement(0, count: byteCount))
  }
}
