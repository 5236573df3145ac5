public import Bytes

/// What decides how the numbers of a unit lie in the file.
public struct UnitEncoding: Hashable, Sendable {
  /// Of DWARF: 2 to 5.
  public var version: UInt16
  /// Whether offsets have 8 bytes (64-bit DWARF) and not 4.
  public var isWide: Bool
  /// Bytes of an address: 1, 2, 4 or 8.
  public var addressByteCount: UInt8
  /// The order of the bytes in a number.
  public var order: ByteOrder

  public init(version: UInt16, isWide: Bool, addressByteCount: UInt8, order: ByteOrder) {
    self.version = version
    self.isWide = isWide
    self.addressByteCount = addressByteCount
    self.order = order
  }

  /// Bytes of an offset into a section.
  public var offsetByteCount: Int { isWide ? 8 : 4 }

  /// The highest address there is.
  public var highestAddress: UInt64 {
    addressByteCount >= 8 ? .max : (1 << (8 * UInt64(addressByteCount))) - 1
  }

  /// Whether an address stands where the linker dropped a function: 0, or one of the two highest.
  public func isTombstone(_ address: UInt64) -> Bool {
    address == 0 || address >= highestAddress - 1
  }

  /// Bytes of a value with a form, where they are the same for all; nil where the value says.
  func fixedByteCount(of form: DWARFForm) -> Int? {
    switch form {
    case .flagPresent, .implicitConstant: 0
    case .data1, .flag, .reference1, .stringIndex1, .addressIndex1: 1
    case .data2, .reference2, .stringIndex2, .addressIndex2: 2
    case .stringIndex3, .addressIndex3: 3
    case .data4, .reference4, .stringIndex4, .addressIndex4, .supplementaryReference4: 4
    case .data8, .reference8, .referenceSignature, .supplementaryReference8: 8
    case .data16: 16
    case .address: Int(addressByteCount)
    case .referenceAddress: version <= 2 ? Int(addressByteCount) : offsetByteCount
    case .sectionOffset, .stringOffset, .lineStringOffset, .supplementaryStringOffset,
      .gnuAlternateReference, .gnuAlternateStringOffset:
      offsetByteCount
    default: nil
    }
  }
}
