/// What the first entry of a unit says, as it lies in the file.
struct UnitRoot: Sendable {
  var tag = DWARFTag.compileUnit
  var name: AttributeValue?
  var compilationDirectory: AttributeValue?
  var splitName: AttributeValue?
  var lineProgram: UInt64?
  var language: UInt64?
  var lowPC: AttributeValue?
  var highPC: AttributeValue?
  var ranges: AttributeValue?
  var stringOffsetsBase: UInt64?
  var addressBase: UInt64?
  var rangeListsBase: UInt64?
  var gnuRangesBase: UInt64?
  var splitID: UInt64?

  /// Reads the first entry; nil when there is none that can be understood.
  init?(_ header: UnitHeader, _ sections: DWARFSections, _ table: AbbreviationTable) {
    var cursor = DWARFCursor(
      sections.info, at: header.entriesOffset, end: header.end, order: header.encoding.order)
    guard let entry = table.abbreviation(code: cursor.unsignedLEB()) else { return nil }
    tag = entry.tag
    for attribute in table.attributes(of: entry) {
      take(attribute.name, cursor.value(attribute, header.encoding))
    }
    if cursor.isBroken { return nil }
  }

  private mutating func take(_ name: DWARFAttribute, _ value: AttributeValue) {
    switch name {
    case .name: self.name = value
    case .compilationDirectory: compilationDirectory = value
    case .splitName, .gnuSplitName: splitName = value
    case .lineProgram: lineProgram = value.sectionOffset
    case .language: language = value.constant
    case .lowPC: lowPC = value
    case .highPC: highPC = value
    case .ranges: ranges = value
    case .stringOffsetsBase: stringOffsetsBase = value.sectionOffset
    case .addressBase, .gnuAddressBase: addressBase = value.sectionOffset
    case .rangeListsBase: rangeListsBase = value.sectionOffset
    case .gnuRangesBase: gnuRangesBase = value.sectionOffset
    case .gnuSplitID: splitID = value.constant
    default: break
    }
  }
}
