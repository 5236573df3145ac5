public import Bytes

/// A globally unique identifier: GUID, 16 bytes.
///
/// <https://learn.microsoft.com/windows/win32/api/guiddef/ns-guiddef-guid>
public struct GUIDRecord: Record {
  /// The first eight digits, as a number.
  public var data1: UInt32 = 0
  /// The next four digits, as a number.
  public var data2: UInt16 = 0
  /// The four digits after that, as a number.
  public var data3: UInt16 = 0
  /// Bytes, where the other three are numbers in the byte order of the file.
  public var data4 = FixedArray<8, UInt8>(repeating: 0)

  public init() {}

  @inlinable
  public mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&data1)
    visitor.visit(&data2)
    visitor.visit(&data3)
    visitor.visit(&data4)
  }
}

extension GUIDRecord: Hashable {
  /// The sixteen bytes in the order people write them down.
  public var bytes: [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: data1 >> $0) }
      + [8, 0].map { UInt8(truncatingIfNeeded: data2 >> $0) }
      + [8, 0].map { UInt8(truncatingIfNeeded: data3 >> $0) }
      + data4.array
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(bytes)
  }
}
