import Bytes

/// A package of split DWARF (`.dwp`): the parts of many units, found by what units bear.
///
/// DWARF 5, section 7.3.5, and GNU's form of it for DWARF 4.
public struct SplitPackage: Sendable {
  private let sections: DWARFSections
  private let index: ByteView
  private let order: ByteOrder
  private let version: UInt16
  private let columnCount: Int
  private let unitCount: Int
  private let slotCount: Int

  /// - Parameter sections: of the package, those whose names end in `.dwo`, and `.debug_cu_index`.
  /// - Returns: nil when the index cannot be understood.
  public init?(_ sections: DWARFSections) {
    self.sections = sections
    index = sections.unitIndex
    order = sections.order
    var cursor = DWARFCursor(index, order: order)
    let first = cursor.number(UInt32.self)
    version =
      first == 2 ? 2 : UInt16(truncatingIfNeeded: order == .littleEndian ? first : first >> 16)
    columnCount = Int(cursor.number(UInt32.self))
    unitCount = Int(cursor.number(UInt32.self))
    slotCount = Int(cursor.number(UInt32.self))
    guard !cursor.isBroken, version == 2 || version == 5, columnCount <= 8,
      slotCount > 0, slotCount & (slotCount - 1) == 0, slotCount <= index.byteCount,
      unitCount <= slotCount
    else { return nil }
  }

  /// The sections of the unit that bears a number, cut out of those of the package.
  public func sections(forSplitID id: UInt64) -> DWARFSections? {
    guard let row = row(forSplitID: id) else { return nil }
    var found = sections
    for column in 0..<columnCount {
      guard let path = path(ofColumn: column) else { continue }
      let offset = number(row: row, column: column, table: 0)
      let byteCount = number(row: row, column: column, table: unitCount)
      found[keyPath: path] = sections[keyPath: path].clampedSlice(
        at: UInt64(offset), byteCount: UInt64(byteCount))
    }
    return found
  }

  private static let headerByteCount = 16

  /// Which unit of the package it is, from 1; nil when it has none.
  private func row(forSplitID id: UInt64) -> Int? {
    let mask = UInt64(slotCount - 1)
    var slot = id & mask
    let step = (id >> 32) & mask | 1
    for _ in 0..<slotCount {
      let place = Self.headerByteCount + Int(slot) * 8
      let row = uint32(at: Self.headerByteCount + slotCount * 8 + Int(slot) * 4)
      if row == 0 { return nil }
      if (try? index.load(UInt64.self, at: place, order)) == id {
        return Int(row) <= unitCount ? Int(row) : nil
      }
      slot = (slot + step) & mask
    }
    return nil
  }

  private func uint32(at offset: Int) -> UInt32 {
    (try? index.load(at: offset, order)) ?? 0
  }

  /// Where rows of the tables begin: one that names the columns, the offsets, the byte counts.
  private var rowsOffset: Int { Self.headerByteCount + slotCount * 12 }

  private func number(row: Int, column: Int, table: Int) -> UInt32 {
    uint32(at: rowsOffset + ((row + table) * columnCount + column) * 4)
  }

  /// Which section a column is about: DW_SECT.
  private func path(
    ofColumn column: Int
  ) -> (any WritableKeyPath<DWARFSections, ByteView> & Sendable)? {
    switch (uint32(at: rowsOffset + column * 4), version) {
    case (1, _): return \DWARFSections.info
    case (3, _): return \DWARFSections.abbreviations
    case (4, _): return \DWARFSections.lines
    case (6, _): return \DWARFSections.stringOffsets
    case (8, 5): return \DWARFSections.rangeLists
    default: return nil
    }
  }
}
