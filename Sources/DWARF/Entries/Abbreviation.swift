/// What the entries of one kind have in common: an element of `.debug_abbrev`.
public struct Abbreviation: Sendable {
  /// What such an entry describes.
  public var tag: DWARFTag
  /// Whether entries below it follow.
  public var hasChildren: Bool
  /// Whether it says where code lies: DW_AT_low_pc or DW_AT_ranges.
  var hasAddresses = false
  /// Where its attributes begin in ``AbbreviationTable/attributes``, and how many they are.
  var attributeStart: UInt32
  var attributeCount: UInt32 = 0
  /// Where its steps begin in ``AbbreviationTable/steps``, and how many they are.
  var stepStart: UInt32
  var stepCount: UInt32 = 0
  /// Where DW_AT_sibling lies in an entry, as four bytes; -1 where it has no fixed place.
  var siblingOffset: Int32 = -1

  init(tag: DWARFTag, hasChildren: Bool, attributeStart: Int, stepStart: Int) {
    self.tag = tag
    self.hasChildren = hasChildren
    self.attributeStart = UInt32(clamping: attributeStart)
    self.stepStart = UInt32(clamping: stepStart)
  }
}

/// An attribute that entries of one kind have.
public struct AttributeSpecification: Sendable {
  /// What it says.
  public var name: DWARFAttribute
  /// How its value lies in the entry.
  public var form: DWARFForm
  /// The value, where the form is ``DWARFForm/implicitConstant``.
  public var constant: Int64 = 0
}

/// A step over a part of an entry: bytes of known number, and behind them a value that says itself how
/// long it is.
struct SkipStep: Sendable {
  enum Tail: UInt8, Sendable {
    case nothing, leb, string, block1, block2, block4, block, indirect, unknown
  }

  var byteCount: UInt32 = 0
  var tail = Tail.nothing

  /// What a value is passed over as, whose length is not the same for all.
  static func tail(of form: DWARFForm) -> Tail {
    switch form {
    case .unsignedData, .signedData, .referenceUnsigned, .stringIndex, .addressIndex,
      .locationListIndex, .rangeListIndex, .gnuAddressIndex, .gnuStringIndex:
      .leb
    case .string: .string
    case .block1: .block1
    case .block2: .block2
    case .block4: .block4
    case .block, .expression: .block
    case .indirect: .indirect
    default: .unknown
    }
  }
}
