import Bytes

/// The names and files of all units, with the numbers they have in the symbol file.
struct NameTable: Sendable {
  /// In the symbol file's order, which depends on nothing but the file.
  private(set) var files: [[UInt8]] = []
  private(set) var origins: [[UInt8]] = []
  /// For each worker, by its own numbers.
  private(set) var fileNumbers: [[Int32]] = []
  private(set) var originNumbers: [[Int32]] = []
  private let texts: [NumberedTexts]
  private let sections: NameSections
  private let demangle: Demangle

  init(_ units: [DumpedUnits], sections: NameSections, demangle: @escaping Demangle) {
    texts = units.map(\.texts)
    self.sections = sections
    self.demangle = demangle
    (files, fileNumbers) = Self.merged(units.map(\.files.texts))
  }

  /// Gives the functions that were inlined their numbers.
  ///
  /// - Parameter names: of each worker, demangled.
  mutating func setOrigins(_ names: [[[UInt8]]]) {
    (origins, originNumbers) = Self.merged(names)
  }

  /// All texts in their order, and the place of each worker's.
  private static func merged(_ lists: [[[UInt8]]]) -> (all: [[UInt8]], numbers: [[Int32]]) {
    var all = Array(Set(lists.joined()))
    all.sort { $0.lexicographicallyPrecedes($1) }
    var places: [[UInt8]: Int32] = [:]
    places.reserveCapacity(all.count)
    for (place, text) in all.enumerated() { places[text] = Int32(clamping: place) }
    return (all, lists.map { $0.map { places[$0] ?? 0 } })
  }

  /// What a function is called, as people read it.
  func text(of name: NamePlace, worker: Int) -> [UInt8] {
    let raw = rawText(of: name, worker: worker)
    guard name.isMangled else { return raw.bytes }
    return demangle(raw).map { Array($0.utf8) } ?? raw.bytes
  }

  /// Appends what a function is called.
  func appendName(_ name: NamePlace, worker: Int, to text: inout SymbolTextBuffer) {
    let raw = rawText(of: name, worker: worker)
    if name.isMangled, let readable = demangle(raw) {
      text.appendName(readable)
    } else {
      text.appendName(raw)
    }
  }

  /// As the file has it.
  func rawText(of name: NamePlace, worker: Int) -> ByteView {
    guard name.section == NameSections.texts else { return sections.bytes(of: name) }
    let texts = self.texts[worker].texts
    let number = Int(name.offset)
    return texts.indices.contains(number) ? ByteView(texts[number]) : .empty
  }
}
