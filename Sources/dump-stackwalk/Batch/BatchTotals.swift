import MinidumpKit

/// How many dumps were explained, and in which time.
struct BatchTotals {
  var explainedCount = 0
  var failedCount = 0
  /// Of dumps that had a line already.
  var skippedCount = 0
  private(set) var findings = BatchFindings()

  var count: Int { explainedCount + failedCount }

  mutating func note(_ outcome: JSONLine.Outcome, of path: String) {
    if case .failure = outcome { failedCount += 1 } else { explainedCount += 1 }
    findings.note(outcome, of: path)
  }

  /// "1,000 dumps in 0.9 s (1,107 a second), 2 of them could not be explained; …".
  func text(after duration: Duration, _ store: SymbolStore.Statistics) -> String {
    let rate = duration.dumpsASecond(count).map { " (\($0) a second)" } ?? ""
    let failed = failedCount == 0 ? "" : ", \(failedCount.grouped) of them could not be explained"
    let skipped =
      skippedCount == 0 ? "" : "; \(skippedCount.grouped) passed over that had a line already"
    return "\(count.counted("dump")) in \(duration.inWords)\(rate)\(failed)\(skipped)\n"
      + symbols(store) + findings.text
  }

  private func symbols(_ store: SymbolStore.Statistics) -> String {
    guard store.openedCount + store.missCount > 0 else { return "" }
    let byteCount = store.mappedByteCount + store.residentByteCount
    let evicted = store.evictedCount == 0 ? "" : ", \(store.evictedCount.grouped) let go again"
    return "symbols: \(store.openedCount.counted("file")) opened\(evicted), "
      + "\(byteCount.inBinaryUnits) held; \(store.hitCount.grouped) times one was open already; "
      + "\(store.missCount.counted("module")) without\n"
  }
}

extension Int {
  /// "1 dump", "2,000 dumps".
  func counted(_ noun: String) -> String { self == 1 ? "1 \(noun)" : "\(grouped) \(noun)s" }
}

extension Duration {
  private var seconds: Double { self / .seconds(1) }

  /// "0.9 s", "3 min 20 s", "2 h 5 min".
  var inWords: String {
    let whole = Int(seconds)
    switch whole {
    case ..<60: return "\(Int(seconds * 10) / 10).\(Int(seconds * 10) % 10) s"
    case ..<3600: return "\(whole / 60) min \(whole % 60) s"
    default: return "\((whole / 3600).grouped) h \(whole % 3600 / 60) min"
    }
  }

  /// "1,107", "0.3"; nil for no time at all.
  func dumpsASecond(_ count: Int) -> String? {
    guard seconds > 0 else { return nil }
    let rate = Double(count) / seconds
    return rate >= 10 ? Int(rate).grouped : "\(Int(rate)).\(Int(rate * 10) % 10)"
  }
}
