import Bytes

extension DWARFFile {
  /// Where a unit's code lies, as its first entry says, without reading all that describes the others.
  ///
  /// Units of old compilers do not say; their functions are looked at.
  public func addressRanges(of header: UnitHeader) -> [AddressRange] {
    guard let unit = rootOnly(header) else { return [] }
    let root = unit.root
    guard root.tag == .compileUnit, root.highPC == nil, root.ranges == nil else {
      return unit.addressRanges()
    }
    return self.unit(header).map { UnitCode($0).ranges } ?? []
  }

  /// The unit without the abbreviations that its first entry does not need.
  private func rootOnly(_ header: UnitHeader) -> DWARFUnit? {
    var cursor = DWARFCursor(
      sections.info, at: header.entriesOffset, end: header.end, order: sections.order)
    let table = AbbreviationTable(
      sections.abbreviations, at: header.abbreviationOffset, encoding: header.encoding,
      upTo: cursor.unsignedLEB())
    return DWARFUnit(header, in: self, abbreviations: table)
  }
}
