import Bytes

/// The names and files of all units, with the numbers they have in the symbol file, which depend on
/// nothing but the file.
struct NameTable: Sendable {
  /// By their text.
  let files: [[UInt8]]
  /// For each worker, by its own numbers.
  let fileNumbers: [[Int32]]
  let originNumbers: [[Int32]]
  /// Of inlined functions: by where their names lie, those that lie nowhere behind by their text.
  private let origins: [NamePlace]
  private let originTexts: [[UInt8]]
  private let texts: [NumberedTexts]
  private let sections: NameSections
  private let demangle: Demangle

  init(_ units: [DumpedUnits], sections: NameSections, demangle: @escaping Demangle) {
    self.sections = sections
    self.demangle = demangle
    texts = units.map(\.texts)
    let files = Self.distinct(units.flatMap(\.files.texts)) { $0.lexicographicallyPrecedes($1) }
    self.files = files
    fileNumbers = units.map { $0.files.texts.map { Self.place(of: $0, in: files) } }
    let names = units.flatMap(\.origins.names).filter { $0.section != NameSections.texts }
    let origins = Self.distinct(names) { $0.order < $1.order }
    self.origins = origins
    let originTexts = Self.distinct(
      units.flatMap { units in
        units.origins.names.filter { $0.section == NameSections.texts }
          .map { units.texts.texts[Int($0.offset)] }
      }, { $0.lexicographicallyPrecedes($1) })
    self.originTexts = originTexts
    originNumbers = units.map { units in
      units.origins.names.map { name in
        name.section == NameSections.texts
          ? Int32(origins.count)
            + Self.place(of: units.texts.texts[Int(name.offset)], in: originTexts)
          : Self.place(of: name, in: origins)
      }
    }
  }

  private static func distinct<Element: Equatable>(
    _ all: consuming [Element], _ isBelow: (Element, Element) -> Bool
  ) -> [Element] {
    var all = all
    all.sort(by: isBelow)
    var count = 0
    for index in all.indices where count == 0 || all[count - 1] != all[index] {
      all[count] = all[index]
      count += 1
    }
    all.removeLast(all.count - count)
    return all
  }

  private static func place(of text: [UInt8], in list: [[UInt8]]) -> Int32 {
    Int32(clamping: list.firstPlace { !$0.lexicographicallyPrecedes(text) })
  }

  private static func place(of name: NamePlace, in list: [NamePlace]) -> Int32 {
    Int32(clamping: list.firstPlace { $0.order >= name.order })
  }
}

extension NameTable {
  var originCount: Int { origins.count + originTexts.count }

  /// Appends the name of an inlined function, by its number in the symbol file.
  func appendOrigin(_ number: Int, to text: inout SymbolTextBuffer) {
    if number < origins.count {
      append(sections.bytes(of: origins[number]), isMangled: origins[number].isMangled, to: &text)
    } else {
      // Of split DWARF; a name that was put together is none of a linker's, and stays as it is.
      text.appendName(ByteView(originTexts[number - origins.count]), demangle)
    }
  }

  /// Appends what a function is called.
  func appendName(_ name: NamePlace, worker: Int, to text: inout SymbolTextBuffer) {
    append(rawText(of: name, worker: worker), isMangled: name.isMangled, to: &text)
  }

  private func append(_ name: ByteView, isMangled: Bool, to text: inout SymbolTextBuffer) {
    if isMangled { text.appendName(name, demangle) } else { text.appendName(name) }
  }

  /// As the file has it.
  func rawText(of name: NamePlace, worker: Int) -> ByteView {
    guard name.section == NameSections.texts else { return sections.bytes(of: name) }
    let texts = self.texts[worker].texts
    let number = Int(name.offset)
    return texts.indices.contains(number) ? ByteView(texts[number]) : .empty
  }

  /// Lets go of the memory of the sections that names lie in.
  func releaseMemory() {
    for section in sections.sections { section.releaseMemory() }
  }
}

extension NamePlace {
  /// Places are compared by it.
  fileprivate var order: (UInt64, UInt32, Int) { (rawValue, byteCount, isMangled ? 1 : 0) }
}

extension Array {
  /// Where the elements begin for which a condition holds, which does for all behind the first.
  fileprivate func firstPlace(where holds: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
