/// Which records lie where in a text whose records are grouped by kind, found by a few probes.
struct TextRuns: Sendable {
  /// What a stretch of text holds.
  enum Content: Sendable {
    /// MODULE and INFO records.
    case header
    case files
    case inlineOrigins
    /// FUNC records with their INLINE records and lines, and PUBLIC records.
    case code
    case callFrames
    case windowsFrames
  }

  /// Each content lies in one run, so there are no more.
  private static let limit = 8
  private static let sampleCount = 16

  private var runs: [(content: Content, range: Range<Int>)] = []

  /// Nil when the records are not grouped.
  init?(_ text: SymbolText) {
    var start = 0
    while start < text.byteCount {
      let content = Self.content(of: text, at: start)
      guard runs.count < Self.limit, self[content].isEmpty else { return nil }
      let end = text.boundary(from: start, to: text.byteCount) {
        Self.content(of: text, at: $0) == content
      }
      runs.append((content, start..<end))
      start = end
    }
    guard isBelievable(in: text) else { return nil }
  }

  /// Where a content lies; empty when there is none.
  subscript(content: Content) -> Range<Int> {
    runs.first { $0.content == content }?.range ?? 0..<0
  }

  private func isBelievable(in text: SymbolText) -> Bool {
    (0..<Self.sampleCount).allSatisfy { sample in
      let offset = text.lineStart(of: text.byteCount / Self.sampleCount * sample)
      text.residence.touch(offset)
      return self[Self.content(of: text, at: offset)].contains(offset)
    }
  }

  private static func content(of text: SymbolText, at offset: Int) -> Content {
    let beginnings: [(keyword: StaticString, content: Content)] = [
      ("FILE ", .files), ("INLINE_ORIGIN ", .inlineOrigins), ("STACK CFI ", .callFrames),
      ("STACK WIN ", .windowsFrames), ("MODULE ", .header), ("INFO ", .header),
    ]
    return beginnings.first { text.begins(with: $0.keyword, at: offset) }?.content ?? .code
  }
}

extension SymbolText {
  /// The offset from which on lines are no longer as the first one, if they change only once.
  func boundary(from start: Int, to end: Int, isLikeFirst: (Int) -> Bool) -> Int {
    var low = start
    var high = end
    while true {
      var middle = lineStart(of: low + (high - low) / 2)
      residence.touch(middle)
      if middle <= low { middle = nextLine(after: low) }
      guard middle < high else { return high }
      if isLikeFirst(middle) { low = middle } else { high = middle }
    }
  }
}
