import Bytes

/// Reads the first word of every line and notes where the records lie that are looked up.
///
/// What has been read is let go as the scan proceeds.
struct HeadScan {
  private var heads = [[RecordHead]](repeating: [], count: RecordKind.allCases.count)
  /// By the raw value of their kind.
  private let patterns = RecordKind.allCases.map(\.pattern)
  /// The most frequent ones first.
  private let others =
    (["STACK CFI ", "INLINE ", "INFO ", "STACK WIN ", "MODULE "] as [StaticString])
    .map { RecordPattern($0) }
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
    text.forEachPiece(of: 0..<text.byteCount) { piece in
      var position = piece.lowerBound
      while let offset = text.firstCapitalLine(in: position, piece.upperBound) {
        visitLine(at: offset)
        position = offset + 1
      }
      return true
    }
  }

  /// An index of the records of one kind in a range of offsets.
  static func index(
    of kind: RecordKind, in text: SymbolText, _ range: Range<Int>
  ) -> RecordIndex {
    var heads: [RecordHead] = []
    text.forEachPiece(of: range) { piece in
      var position = piece.lowerBound
      while position < piece.upperBound,
        let head = text.firstHead(kind, in: position..<piece.upperBound)
      {
        heads.append(head)
        position = head.offset + 1
      }
      return true
    }
    return RecordIndex(heads)
  }

  private mutating func visitLine(at offset: Int) {
    switch unsafe text.view.withUnsafeBytes({ unsafe line(in: $0, at: offset) }) {
    case .head(let kind, let key?): heads[kind].append(RecordHead(key: key, offset: offset))
    case .passedOver: break
    case .head(_, nil), .unknown:
      if !isLine(at: offset) { badRecords.note(at: offset) }
    }
  }

  /// What a line that begins with a capital letter is.
  private enum Line {
    /// A record that is looked up, with its number unless that is damaged.
    case head(kind: Int, key: UInt64?)
    /// A record that is not looked up.
    case passedOver
    case unknown
  }

  @unsafe @inline(__always)
  private func line(in bytes: UnsafeRawBufferPointer, at offset: Int) -> Line {
    let words = unsafe RecordPattern.words(in: bytes, at: offset)
    for kind in patterns.indices {
      if let end = unsafe patterns[kind].end(of: words, at: offset, in: bytes) {
        return .head(kind: kind, key: unsafe bytes.key(of: RecordKind.allCases[kind], at: end))
      }
    }
    let isKnown = others.contains { unsafe $0.end(of: words, at: offset, in: bytes) != nil }
    return isKnown ? .passedOver : .unknown
  }

  /// A line of a function, whose address is written in capitals.
  private func isLine(at offset: Int) -> Bool {
    var fields = text.fields(at: offset)
    return fields.hexadecimal() != nil
  }
}
