import Bytes
import Synchronization

/// Finds the records of a text by their numbers: by an index that was made earlier, where there is
/// one; else by an index of all of them in a small text, by bisection in a large one.
final class RecordDirectory: Sendable {
  /// An index of so many bytes is made in about a millisecond, and nothing is as reliable.
  static let indexLimit = 4 * 1024 * 1024

  private enum Layout: Sendable {
    case file(SymbolFileIndex)
    case index([RecordIndex])
    case sections(RecordSections, isProven: Bool)
  }

  private let text: SymbolText
  private let badRecords: BadRecords
  /// Texts below this size get an index.
  let indexLimit: Int
  private let layout: Mutex<Layout?>

  init(
    _ text: SymbolText, badRecords: BadRecords, indexLimit: Int, index: SymbolFileIndex? = nil
  ) {
    self.text = text
    self.badRecords = badRecords
    self.indexLimit = indexLimit
    layout = Mutex(index.map { .file($0) })
  }

  /// Whether all records of a kind were read to find some, in a text that is not small.
  var hasScanned: Bool {
    guard text.byteCount >= indexLimit else { return false }
    return switch layout.withLock(\.self) {
    case nil, .file: false
    case .index: true
    case .sections(let sections, let isProven): isProven || sections.hasScanned
    }
  }

  /// Whether every record that there is would have been found.
  var isProven: Bool {
    if case .sections(_, let isProven) = currentLayout() { isProven } else { true }
  }

  /// Makes sure that from now on every record that there is will be found.
  ///
  /// The first call reads all of a text that is bisected: once for its arrangement and, when that does
  /// not hold, again for an index of everything.
  func prove() {
    _ = currentLayout()
    layout.withLock { layout in
      guard case .sections(let sections, isProven: false)? = layout else { return }
      layout =
        sections.isAllArranged()
        ? .sections(sections, isProven: true)
        // What the scan meets is not counted: other reports that share the file did not ask for it.
        : .index(HeadScan.indexes(of: text, badRecords: BadRecords()))
    }
  }

  /// The records of a kind with the highest numbers up to `key`, highest and last first.
  func window(_ kind: RecordKind, upTo key: UInt64, keyCount: Int) -> [RecordHead] {
    switch currentLayout() {
    case .file(let index): index.window(kind, upTo: key, keyCount: keyCount)
    case .index(let indexes): indexes[kind.rawValue].window(upTo: key, keyCount: keyCount)
    case .sections(let sections, _):
      if let section = sections[kind] {
        section.window(upTo: key, keyCount: keyCount)
          ?? indexes()[kind.rawValue].window(upTo: key, keyCount: keyCount)
      } else {
        []
      }
    }
  }

  /// As ``window(_:upTo:keyCount:)``, from all records of that kind that there are: they may be out of
  /// order. The first call reads all of a text that is bisected.
  func provenWindow(_ kind: RecordKind, upTo key: UInt64, keyCount: Int) -> [RecordHead] {
    prove()
    switch currentLayout() {
    case .file, .index: return window(kind, upTo: key, keyCount: keyCount)
    case .sections(let sections, _):
      return sections[kind]?.provenWindow(upTo: key, keyCount: keyCount) ?? []
    }
  }

  /// The public symbols with the highest address up to one.
  ///
  /// - Parameters:
  ///   - function: offset of the function no public symbol below which is wanted.
  ///   - functions: the functions near the address, the nearest first.
  func publicSymbols(
    upTo address: UInt64, behind function: Int?, _ functions: [RecordHead]
  ) -> [RecordHead] {
    if case .sections(let sections, _) = currentLayout() {
      if let heads = sections.publicSymbols(upTo: address, behind: function, functions) {
        return heads
      }
      return indexes()[RecordKind.publicSymbol.rawValue].window(upTo: address, keyCount: 1)
    }
    return window(.publicSymbol, upTo: address, keyCount: 1)
  }

  /// From now on an index of everything instead of sections: made once, whoever asks for it.
  private func indexes() -> [RecordIndex] {
    layout.withLock { layout in
      if case .index(let indexes)? = layout { return indexes }
      // What the scan meets is not counted: other reports that share the file did not ask for it.
      let indexes = HeadScan.indexes(of: text, badRecords: BadRecords())
      layout = .index(indexes)
      return indexes
    }
  }

  /// Where the last record with exactly this number lies.
  func record(_ kind: RecordKind, numbered key: UInt64) -> Int? {
    let found = window(kind, upTo: key, keyCount: 1).first
    if let found, found.key == key { return found.offset }
    let proven = provenWindow(kind, upTo: key, keyCount: 1).first
    return proven.flatMap { $0.key == key ? $0.offset : nil }
  }

  /// Whether records of a kind were met where they usually stand, or may stand anywhere.
  func seemsToHave(_ kind: RecordKind) -> Bool {
    if case .sections(let sections, _) = currentLayout() { sections[kind] != nil } else { true }
  }

  private func currentLayout() -> Layout {
    layout.withLock { layout in
      if let layout { return layout }
      let made = makeLayout()
      layout = made
      return made
    }
  }

  private func makeLayout() -> Layout {
    if text.byteCount >= indexLimit {
      text.view.expect(.scattered)
      if let sections = RecordSections(text) { return .sections(sections, isProven: false) }
    }
    return .index(HeadScan.indexes(of: text, badRecords: badRecords))
  }
}
