import Synchronization

/// Finds the records of a text by their numbers.
final class RecordDirectory: Sendable {
  private let text: SymbolText
  private let badRecords: BadRecords
  private let indexes = Mutex<[RecordIndex]?>(nil)

  init(_ text: SymbolText, badRecords: BadRecords) {
    self.text = text
    self.badRecords = badRecords
  }

  /// The records of a kind with the highest numbers up to `key`, highest and last first.
  func window(_ kind: RecordKind, upTo key: UInt64, keyCount: Int) -> [RecordHead] {
    let indexes = indexes.withLock { indexes in
      if let indexes { return indexes }
      let made = HeadScan(text, badRecords: badRecords).heads.map { RecordIndex($0) }
      indexes = made
      return made
    }
    return indexes[kind.rawValue].window(upTo: key, reach: WindowReach(keyCount: keyCount))
  }

  /// Where the last record with exactly this number lies.
  func record(_ kind: RecordKind, numbered key: UInt64) -> Int? {
    window(kind, upTo: key, keyCount: 1).first.flatMap { $0.key == key ? $0.offset : nil }
  }
}
