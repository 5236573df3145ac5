public import Bytes

/// Where something lies in the file: MINIDUMP_LOCATION_DESCRIPTOR, 8 bytes.
public struct Location: Record, Hashable {
  /// `DataSize`
  public var byteCount: UInt32 = 0
  /// The relative virtual address, RVA: an offset in the file.
  public var offset: UInt32 = 0

  public init() {}

  /// So many bytes at an offset in the file.
  public init(byteCount: UInt32, offset: UInt32) {
    self.byteCount = byteCount
    self.offset = offset
  }

  @inlinable
  public mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&byteCount)
    visitor.visit(&offset)
  }
}
