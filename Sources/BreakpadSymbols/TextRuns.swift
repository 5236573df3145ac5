internal import IndexFiles

/// Which records lie where in a text that is arranged as usual, found by a few probes.
///
/// What the probes did not meet may be otherwise: see ``ArrangementCheck``.
struct TextRuns: Sendable {
  private var runs: [(content: TextContent, range: Range<Int>)] = []

  /// Nil when contents are met in another order than the usual one, or lines that are unknown.
  init?(_ text: SymbolText) {
    var start = 0
    while start < text.byteCount {
      guard let content = TextContent(of: text, at: start),
        runs.last.map({ $0.content < content }) ?? true
      else { return nil }
      let end = text.boundary(from: start, to: text.byteCount) {
        TextContent(of: text, at: $0) == content
      }
      runs.append((content, start..<end))
      start = end
    }
  }

  /// Where a content lies; empty when there is none.
  subscript(content: TextContent) -> Range<Int> {
    runs.first { $0.content == content }?.range ?? 0..<0
  }

  /// In the order they stand in.
  var all: [(content: TextContent, range: Range<Int>)] { runs }

  /// Where the contents begin.
  var starts: [Int] { runs.map(\.range.lowerBound) }
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
