/// Whether every record of a text that bisection looks for lies where it looks: what
/// ``ArrangementCheck`` finds out of pieces, of the whole.
///
/// Reads all of the text, and looks only at lines that are not usual where they stand, at functions
/// and at public symbols. Lines that nobody knows are no records, and hide none.
struct ArrangementProof {
  private let text: SymbolText
  private let runs: TextRuns
  /// From the first function to the end of the last one's lines.
  private let functions: Range<Int>
  /// Of the functions and public symbols of the stretch that is being read.
  private var highestAddress: UInt64 = 0

  static func holds(for text: SymbolText, _ runs: TextRuns, functions: Range<Int>) -> Bool {
    var proof = Self(text: text, runs: runs, functions: functions)
    return proof.everyRunHolds()
  }

  private init(text: SymbolText, runs: TextRuns, functions: Range<Int>) {
    self.text = text
    self.runs = runs
    self.functions = functions
  }

  private mutating func everyRunHolds() -> Bool {
    for run in runs.all {
      let sieve = LineSieve(passing: run.content)
      for stretch in stretches(of: run.range) where !stretch.isEmpty {
        highestAddress = 0
        guard holds(run.content, in: stretch, sieve) else { return false }
      }
    }
    return true
  }

  /// Of the code, public symbols in front of the functions, functions, and public symbols behind them.
  private func stretches(of range: Range<Int>) -> [Range<Int>] {
    guard range.contains(functions.lowerBound), functions.upperBound <= range.upperBound else {
      return [range]
    }
    return [
      range.lowerBound..<functions.lowerBound, functions, functions.upperBound..<range.upperBound,
    ]
  }

  private mutating func holds(
    _ content: TextContent, in stretch: Range<Int>, _ sieve: LineSieve
  ) -> Bool {
    text.forEachPiece(of: stretch) { piece in
      var position = piece.lowerBound
      while let offset = sieve.firstLine(in: text, position..<piece.upperBound) {
        guard fits(content, at: offset) else { return false }
        position = offset + 1
      }
      return true
    }
  }

  private mutating func fits(_ content: TextContent, at offset: Int) -> Bool {
    if content == .code {
      let function = text.key(of: .function, at: offset)
      if let address = function ?? text.key(of: .publicSymbol, at: offset) {
        defer { highestAddress = address }
        return address >= highestAddress && (function == nil || functions.contains(offset))
      }
    }
    return RecordKind.allCases.allSatisfy { kind in
      kind.content == content || text.key(of: kind, at: offset) == nil
    }
  }
}
