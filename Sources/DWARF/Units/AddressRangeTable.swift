import Bytes

/// Which unit an address belongs to, as `.debug_aranges` says, which not all compilers write.
public struct AddressRangeTable: Sendable {
  /// A range, and where the unit begins whose code it is.
  public struct Element: Sendable {
    /// Where the code lies.
    public var range: AddressRange
    /// Of the unit's header, in `.debug_info`.
    public var unitOffset: Int
  }

  /// In the file's order, without what the linker dropped.
  public private(set) var elements: [Element] = []
  /// The units that the table knows, those without code too.
  public private(set) var unitOffsets: Set<Int> = []

  /// Reads the table, as far as it can be understood.
  public init(_ sections: DWARFSections) {
    var cursor = DWARFCursor(sections.addressRanges, order: sections.order)
    while !cursor.isAtEnd { readSet(&cursor) }
  }

  /// What is said of one unit.
  private mutating func readSet(_ cursor: inout DWARFCursor) {
    let start = cursor.offset
    let first = cursor.number(UInt32.self)
    let isWide = first == 0xffff_ffff
    let byteCount = isWide ? cursor.number(UInt64.self) : UInt64(first)
    guard byteCount <= UInt64(cursor.byteCountLeft) else { return cursor.fail() }
    let end = cursor.offset + Int(byteCount)
    var inside = DWARFCursor(cursor.bytes, at: cursor.offset, end: end, order: cursor.order)
    cursor.move(to: end)
    let version = inside.number(UInt16.self)
    let unitOffset = Int(exactly: inside.offsetNumber(isWide: isWide))
    let encoding = UnitEncoding(
      version: version, isWide: isWide, addressByteCount: inside.number(UInt8.self),
      order: cursor.order)
    // The second number is the byte count of a segment's selector, which nothing today has.
    guard let unitOffset, version == 2, inside.number(UInt8.self) == 0, !inside.isBroken,
      [2, 4, 8].contains(encoding.addressByteCount)
    else { return }
    let pairByteCount = 2 * Int(encoding.addressByteCount)
    let excess = (inside.offset - start) % pairByteCount
    inside.skip(excess == 0 ? 0 : pairByteCount - excess)
    unitOffsets.insert(unitOffset)
    readPairs(&inside, unitOffset, encoding)
  }

  private mutating func readPairs(
    _ cursor: inout DWARFCursor, _ unitOffset: Int, _ encoding: UnitEncoding
  ) {
    while !cursor.isAtEnd {
      let start = cursor.number(byteCount: Int(encoding.addressByteCount))
      let byteCount = cursor.number(byteCount: Int(encoding.addressByteCount))
      if cursor.isBroken || start == 0 && byteCount == 0 { return }
      let (end, overflow) = start.addingReportingOverflow(byteCount)
      guard start < end, !overflow, !encoding.isTombstone(start) else { continue }
      elements.append(
        Element(range: AddressRange(start: start, end: end), unitOffset: unitOffset))
    }
  }
}
