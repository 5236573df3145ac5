import Bytes
import Support
import Testing

@testable import DWARF

/// Whatever bytes there are, reading them ends, and traps nowhere.
@Suite struct DamageTests {
  /// Asks everything there is to ask, and checks what must hold of any answer.
  private func walk(_ sections: DWARFSections) {
    let file = DWARFFile(sections)
    _ = AddressRangeTable(sections)
    for header in file.units.prefix(100) {
      _ = file.addressRanges(of: header)
      guard let unit = file.unit(header) else { continue }
      let code = UnitCode(unit)
      for (index, scope) in code.scopes.prefix(1000).enumerated() {
        #expect(scope.parent < index)
        let names = unit.functionNames(at: scope.entryOffset)
        _ = code.qualification(of: names, in: unit)
      }
      #expect(code.ranges.allSatisfy { $0.start < $0.end })
      let map = RangeMap(code)
      guard let lines = unit.lineTable() else { continue }
      for address: UInt64 in [0, 0x1000, 0x1018, 0x1030, .max] {
        _ = map[address]
        if let row = lines.row(at: address) {
          _ = lines.path(ofFile: row.file, compilationDirectory: unit.compilationDirectory)
        }
      }
    }
  }

  @Test(arguments: [2, 4, 5] as [UInt16])
  func `sections may end anywhere`(version: UInt16) {
    let whole = DWARFSections(DWARFBytes(version: version))
    for (_, path) in DWARFSections.names {
      for byteCount in 0..<whole[keyPath: path].byteCount {
        var cut = whole
        cut[keyPath: path] = whole[keyPath: path].clampedSlice(at: 0, byteCount: UInt64(byteCount))
        walk(cut)
      }
    }
  }

  @Test(arguments: [2, 3, 4, 5] as [UInt16])
  func `bytes may be anything`(version: UInt16) {
    let whole = DWARFSections(DWARFBytes(version: version, isWide: version == 5))
    for seed in 0..<100 as Range<UInt64> {
      for (_, path) in DWARFSections.names where !whole[keyPath: path].isEmpty {
        var changed = whole
        changed[keyPath: path] = ByteView(
          Mutation(seed: seed, of: whole[keyPath: path].bytes).bytes)
        walk(changed)
      }
    }
  }

  @Test func `entries that refer to one another in a circle have an end`() {
    var bytes = DWARFBytes()
    // The specification of outer::work is made to be itself.
    let file = DWARFFile(DWARFSections(bytes))
    let unit = file.unit(file.units[0])!
    let work = UnitCode(unit).scopes[0].entryOffset
    bytes.info.replaceSubrange(work + 1..<work + 5, with: [UInt8(work), 0, 0, 0])
    let changed = DWARFFile(DWARFSections(bytes))
    let names = changed.unit(changed.units[0])!.functionNames(at: work)
    #expect(names.name == nil && names.linkageName == nil)
  }

  @Test func `a list of ranges that all entries share is read within a bound`() {
    var sections = DWARFSections(DWARFBytes(version: 4))
    // A list of 4096 ranges without its end, for 20,000 inlined calls.
    var list = ByteAssembler()
    for index in 0..<4096 as Range<UInt64> {
      list.u64(index * 2)
      list.u64(index * 2 + 1)
    }
    sections.ranges = ByteView(list.bytes)
    var info = sections.info.bytes
    let call = Array(info.suffix(14).prefix(12))
    info.removeLast(2)
    for _ in 0..<20_000 { info += call }
    let byteCount = UInt32(info.count - 4)
    info.replaceSubrange(
      0..<4, with: (0..<4).map { UInt8(truncatingIfNeeded: byteCount >> ($0 * 8)) })
    sections.info = ByteView(info)
    let file = DWARFFile(sections)
    let code = UnitCode(file.unit(file.units[0])!)
    #expect(code.scopes.count > 18_000)
    #expect(code.ranges.count < 1_000_000)
  }
}
