import Bytes
import DWARF
import ELF

/// Which symbol names an address: of the symbol tables of a program or library.
struct ELFSymbolIndex: Sendable {
  /// A symbol that can name code.
  struct Candidate: Sendable {
    var start: UInt64
    /// Behind its last byte; where nobody says how long it is, where the next one begins.
    var end: UInt64
    var table: UInt8
    /// Of several names, the one with the highest is told.
    var prominence: UInt8
    var nameOffset: UInt32
    /// In its table.
    var position: UInt32
    /// Whether the file says how long it is.
    var isSized: Bool
  }

  private var tables: [ELFSymbols] = []
  private var candidates: [Candidate] = []
  private var map = RangeMap([])

  /// Takes the first of the files' symbol tables, and of a stripped file what is left.
  init(_ files: NativeFiles) {
    let codeMap = CodeSections(files.image)
    for (file, symbols) in Self.symbolTables(files) {
      var collector = SymbolCollector(file, codeMap, table: UInt8(clamping: tables.count))
      tables.append(symbols)
      collector.collect(symbols)
      candidates += collector.candidates
    }
    candidates.sort(by: Self.isBelow)
    giveUnsizedAnEnd(codeMap)
    map = RangeMap(
      candidates.enumerated().map { index, candidate in
        RangeMap.Claim(
          range: AddressRange(start: candidate.start, end: candidate.end),
          owner: Int32(clamping: index))
      }.filter { $0.range.start < $0.range.end })
  }

  private static func symbolTables(_ files: NativeFiles) -> [(ELFFile, ELFSymbols)] {
    for file in [files.debug, files.image] {
      if let file, let symbols = file.symbols { return [(file, symbols)] }
    }
    let packed = (try? files.image.debugData()) ?? nil
    let found = [(files.image, files.image.dynamicSymbols), (packed, packed?.symbols)]
    return found.compactMap { file, symbols in
      guard let file, let symbols else { return nil }
      return (file, symbols)
    }
  }

  /// What comes later takes precedence where both are: what has a length, what begins later, what is
  /// shorter, what is more prominent; of equals, what comes first in the file.
  private static func isBelow(_ left: Candidate, _ right: Candidate) -> Bool {
    if left.isSized != right.isSized { return !left.isSized }
    if left.start != right.start { return left.start < right.start }
    if left.end != right.end { return left.end > right.end }
    return left.prominence != right.prominence
      ? left.prominence < right.prominence : left.position > right.position
  }

  /// One without a length reaches to the next symbol, and not out of its section.
  private mutating func giveUnsizedAnEnd(_ code: CodeSections) {
    let starts = candidates.map(\.start).sorted()
    for index in candidates.indices where !candidates[index].isSized {
      let start = candidates[index].start
      let next = starts.partitioningIndex { $0 > start }
      let limit = code.end(ofSectionAt: start) ?? start
      candidates[index].end = next < starts.count ? min(starts[next], limit) : limit
    }
  }
}

extension ELFSymbolIndex {
  /// What names an address.
  struct Match {
    var name: String
    var candidate: Candidate
  }

  /// The symbol around an address.
  func match(at address: UInt64) -> Match? {
    guard let index = map[address] else { return nil }
    let candidate = candidates[index]
    let name = tables[Int(candidate.table)].names.text(at: candidate.nameOffset)
    return Match(name: Self.withoutVersion(name), candidate: candidate)
  }

  /// Shows each stretch of code that a symbol names, ascending.
  func forEachStretch(_ body: (AddressRange, Match) -> Void) {
    for (index, start) in map.starts.enumerated() where map.owners[index] >= 0 {
      let end = index + 1 < map.starts.count ? map.starts[index + 1] : .max
      guard start < end, let match = match(at: start) else { continue }
      body(AddressRange(start: start, end: end), match)
    }
  }

  /// Where the symbol around an address begins.
  func start(at address: UInt64) -> UInt64? {
    map[address].map { candidates[$0].start }
  }

  /// `memcpy@@GLIBC_2.14` is `memcpy` in one of its versions.
  static func withoutVersion(_ name: String) -> String {
    guard let at = name.utf8.firstIndex(of: UInt8(ascii: "@")), at > name.startIndex else {
      return name
    }
    return String(name[..<at])
  }
}

extension Array {
  /// Where the elements begin for which a condition holds, which does for all behind the first.
  func partitioningIndex(_ holds: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
