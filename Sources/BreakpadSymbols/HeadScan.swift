import Bytes

/// Reads the first word of every line and notes where the records lie that are looked up.
///
/// What has been read is let go as the scan proceeds.
struct HeadScan {
  /// So much of the text is in memory at a time.
  private static let pieceByteCount = 4 * 1024 * 1024

  private var heads = [[RecordHead]](repeating: [], count: RecordKind.allCases.count)
  private let text: SymbolText
  private let badRecords: BadRecords

  /// Indexes of every record of a text, by kind.
  static func indexes(of text: SymbolText, badRecords: BadRecords) -> [RecordIndex] {
    var scan = Self(text, badRecords: badRecords)
    return scan.heads.indices.map { kind in
      // Taken out, the array is sorted in place.
      var heads: [RecordHead] = []
      swap(&heads, &scan.heads[kind])
      return RecordIndex(heads)
    }
  }

  private init(_ text: SymbolText, badRecords: BadRecords) {
    self.text = text
    self.badRecords = badRecords
    Self.forEachPiece(of: 0..<text.byteCount, in: text) { piece in
      var position = piece.lowerBound
      while let offset = text.firstCapitalLine(in: position, piece.upperBound) {
        visitLine(at: offset)
        position = offset + 1
      }
    }
  }

  /// An index of the records of one kind in a range of offsets.
  static func index(
    of kind: RecordKind, in text: SymbolText, _ range: Range<Int>
  ) -> RecordIndex {
    var heads: [RecordHead] = []
    forEachPiece(of: range, in: text) { piece in
      var position = piece.lowerBound
      while position < piece.upperBound,
        let head = text.firstHead(kind, in: position..<piece.upperBound)
      {
        heads.append(head)
        position = head.offset + 1
      }
    }
    return RecordIndex(heads)
  }

  private mutating func visitLine(at offset: Int) {
    guard let kind = RecordKind.allCases.first(where: { text.begins(with: $0.keyword, at: offset) })
    else {
      if !isKnown(at: offset) { badRecords.note(at: offset) }
      return
    }
    guard let key = text.key(of: kind, at: offset) else {
      badRecords.note(at: offset)
      return
    }
    heads[kind.rawValue].append(RecordHead(key: key, offset: offset))
  }

  /// Records that are not looked up, and lines whose address is written in capitals.
  private func isKnown(at offset: Int) -> Bool {
    var fields = text.fields(at: offset)
    if fields.hexadecimal() != nil { return true }
    let others: [StaticString] = ["INLINE ", "STACK CFI ", "STACK WIN ", "MODULE ", "INFO "]
    return others.contains { text.begins(with: $0, at: offset) }
  }

  /// Goes through a range from front to back and lets go of what has been read.
  private static func forEachPiece(
    of range: Range<Int>, in text: SymbolText, _ body: (Range<Int>) -> Void
  ) {
    let whole = text.view.clamped(from: range.lowerBound, to: range.upperBound)
    whole.expect(.sequential)
    defer { whole.expect(.scattered) }
    for start in stride(from: range.lowerBound, to: range.upperBound, by: pieceByteCount) {
      let end = min(range.upperBound, start + pieceByteCount)
      body(start..<end)
      text.view.clamped(from: start, to: end).releaseMemory()
    }
  }
}
