import Bytes
import DWARF

extension FuzzTarget {
  /// Input: sections of debugging information, with their byte counts in front of them.
  static let dwarfInfo = FuzzTarget(
    name: "dwarf-info", purpose: "units, entries, names and ranges of DWARF",
    dictionary: "none", longestInput: 1 << 12, leastCoverage: 670, seeds: Seeds.dwarf,
    run: { view in
      let sections = Seeds.dwarfSections(view)
      let file = DWARFFile(sections)
      for element in AddressRangeTable(sections).elements {
        require(element.range.start < element.range.end, "an empty range in .debug_aranges")
      }
      if let package = SplitPackage(sections) { _ = package.sections(forSplitID: 1) }
      for header in file.units.prefix(16) {
        _ = file.addressRanges(of: header)
        if let unit = file.unit(header) { check(unit) }
      }
    })

  private static func check(_ unit: DWARFUnit) {
    let code = UnitCode(unit)
    for (index, scope) in code.scopes.prefix(256).enumerated() {
      require(scope.parent < index, "a call in one that comes later")
      for range in code.ranges(of: scope) { require(range.start < range.end, "an empty range") }
      let names = unit.functionNames(at: scope.entryOffset)
      _ = code.qualification(of: names, in: unit)
    }
    let map = RangeMap(code)
    for range in code.ranges.prefix(64) {
      require(map[range.start] != nil, "an address in a range is nobody's")
    }
    _ = unit.splitReference
  }

  /// Input: as of ``dwarfInfo``.
  static let dwarfLines = FuzzTarget(
    name: "dwarf-lines", purpose: "line tables of DWARF", dictionary: "none",
    longestInput: 1 << 12, leastCoverage: 540, seeds: Seeds.dwarf,
    run: { view in
      let file = DWARFFile(Seeds.dwarfSections(view))
      for header in file.units.prefix(4) {
        guard let unit = file.unit(header), let table = unit.lineTable() else { continue }
        check(table, of: unit)
      }
    })

  private static func check(_ table: LineTable, of unit: DWARFUnit) {
    for sequence in table.sequences {
      require(sequence.start < sequence.end, "an empty sequence")
      require(table.rows.indices.contains(sequence.rows.lowerBound), "rows that are not there")
      require(sequence.rows.upperBound <= table.rows.count, "rows that are not there")
    }
    for address in table.rows.prefix(64).map(\.address) + [0, .max] {
      guard let row = table.row(at: address) else { continue }
      let path = table.path(ofFile: row.file, compilationDirectory: unit.compilationDirectory)
      require(path == nil || row.file < table.fileNumberLimit, "a file behind the last")
    }
  }
}
