import DWARF

/// Which unit the code at an address belongs to.
final class UnitDirectory: Sendable {
  private let file: DWARFFile
  /// By `.debug_aranges`, which may not know all units.
  private let listed: RangeMap
  private let listedUnits: [Int]
  private let known: Set<Int>
  /// By what the other units say themselves: they are looked at when an address is in none of the
  /// former.
  private let others = OnceOnly<UnitRanges>()

  init(_ file: DWARFFile) {
    self.file = file
    let table = AddressRangeTable(file.sections)
    known = table.unitOffsets
    listedUnits = table.elements.map(\.unitOffset)
    listed = RangeMap(
      table.elements.enumerated().map { index, element in
        RangeMap.Claim(range: element.range, owner: Int32(clamping: index))
      })
  }

  /// Where the unit begins that an address belongs to.
  func unitOffset(at address: UInt64) -> Int? {
    if let index = listed[address] { return listedUnits[index] }
    return otherUnits[address]
  }

  private var otherUnits: UnitRanges { others.value { UnitRanges(file, except: known) } }

  /// Where units begin, in the file's order, and the code that belongs to each.
  var code: [(unitOffset: Int, ranges: [AddressRange])] {
    var found: [Int: [AddressRange]] = [:]
    let edges = (listed.starts + otherUnits.map.starts).sorted()
    for (start, end) in zip(edges, edges.dropFirst() + [.max]) where start < end {
      guard let unit = unitOffset(at: start) else { continue }
      var ranges = found[unit] ?? []
      if let last = ranges.last, last.end == start {
        ranges[ranges.count - 1].end = end
      } else {
        ranges.append(AddressRange(start: start, end: end))
      }
      found[unit] = ranges
    }
    return found.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}

/// Where the code of units lies, as their first entries say.
struct UnitRanges: Sendable {
  let map: RangeMap
  private let offsets: [Int]

  init(_ file: DWARFFile, except known: Set<Int>) {
    var claims: [RangeMap.Claim] = []
    var offsets: [Int] = []
    for header in file.units where !header.isTypeUnit && !known.contains(header.offset) {
      let ranges = file.addressRanges(of: header)
      guard !ranges.isEmpty else { continue }
      let owner = Int32(clamping: offsets.count)
      claims += ranges.map { RangeMap.Claim(range: $0, owner: owner) }
      offsets.append(header.offset)
    }
    map = RangeMap(claims)
    self.offsets = offsets
  }

  subscript(address: UInt64) -> Int? {
    map[address].map { offsets[$0] }
  }
}
