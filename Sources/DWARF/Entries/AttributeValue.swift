/// The value of an attribute as it lies in the file; ``DWARFUnit`` says what it means.
public struct AttributeValue: Sendable {
  /// How it lies there; never ``DWARFForm/indirect``.
  public var form: DWARFForm
  /// The address, number, offset, index or reference; where a block or a string begins in its section.
  public var number: UInt64
  /// Bytes of a block; 0 for everything else.
  public var byteCount: UInt64 = 0

  /// The number that a constant says; nil for everything else.
  public var constant: UInt64? {
    switch form {
    case .data1, .data2, .data4, .data8, .unsignedData, .signedData, .implicitConstant: number
    default: nil
    }
  }

  /// An offset into another section; before DWARF 4 a plain number.
  public var sectionOffset: UInt64? {
    switch form {
    case .sectionOffset, .data4, .data8: number
    default: nil
    }
  }

  /// A flag, which is set where it is not zero.
  public var isSet: Bool { form == .flagPresent || number != 0 }
}
