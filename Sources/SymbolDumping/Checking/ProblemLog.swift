/// Problems as they are met: all are counted, the first ones of each kind are kept.
struct ProblemLog {
  private let keptCount: Int
  private(set) var kept: [SymbolProblem] = []
  private(set) var counts: [SymbolProblem.Kind: Int] = [:]

  /// - Parameter keptCount: how many of each kind are kept.
  init(keptCount: Int) {
    self.keptCount = keptCount
  }

  mutating func note(
    _ kind: SymbolProblem.Kind, line: Int, count: Int = 1, _ detail: @autoclosure () -> String
  ) {
    let known = counts[kind, default: 0]
    counts[kind] = known + count
    if known < keptCount { kept.append(SymbolProblem(kind, line: line, detail())) }
  }
}

extension UInt64 {
  /// "0x1f".
  var shown: String { "0x" + String(self, radix: 16) }
}
