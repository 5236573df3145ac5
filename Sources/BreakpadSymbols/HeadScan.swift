import Bytes

/// Reads the first word of every line and notes where the records lie that are looked up.
struct HeadScan {
  private(set) var heads = [[RecordHead]](repeating: [], count: RecordKind.allCases.count)
  private let text: SymbolText
  private let badRecords: BadRecords

  init(_ text: SymbolText, badRecords: BadRecords) {
    self.text = text
    self.badRecords = badRecords
    var offset = 0
    while offset < text.byteCount {
      visitLine(at: offset)
      offset = text.nextLine(after: offset)
    }
  }

  private mutating func visitLine(at offset: Int) {
    // Only capitals from F on begin a record that is not a line of a function; F may be both.
    guard let first = text.view[offset], first >= UInt8(ascii: "F"), first <= UInt8(ascii: "Z")
    else { return }
    guard let kind = RecordKind.allCases.first(where: { text.begins(with: $0.keyword, at: offset) })
    else {
      if first > UInt8(ascii: "F"), !isKnown(at: offset) { badRecords.note(at: offset) }
      return
    }
    guard let key = kind.key(in: text, at: offset) else {
      badRecords.note(at: offset)
      return
    }
    heads[kind.rawValue].append(RecordHead(key: key, offset: offset))
  }

  private func isKnown(at offset: Int) -> Bool {
    let others: [StaticString] = [
      "INLINE ", "STACK CFI ", "STACK WIN ", "MODULE ", "INFO ",
    ]
    return others.contains { text.begins(with: $0, at: offset) }
  }
}
