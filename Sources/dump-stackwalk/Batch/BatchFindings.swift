import MinidumpKit

/// What people want to know of many dumps first: which crashes there are most of, and what could not be
/// explained.
struct BatchFindings {
  /// How often each signature was there.
  private var counts: [String: Int] = [:]
  /// The first of them, as sentences.
  private var failures: [String] = []
  private var failureCount = 0

  /// Whoever has more signatures groups the lines, and does not read sums.
  private static let signatureLimit = 10_000
  private static let shownCount = 10

  mutating func note(_ outcome: JSONLine.Outcome, of path: String) {
    switch outcome {
    case .report(let state), .summary(let state): note(state.signature?.text)
    case .failure(let sentence):
      failureCount += 1
      guard failures.count < Self.shownCount else { return }
      failures.append(sentence.contains(path) ? sentence : "\(path): \(sentence)")
    }
  }

  private mutating func note(_ signature: String?) {
    guard let signature, counts[signature] != nil || counts.count < Self.signatureLimit else {
      return
    }
    counts[signature, default: 0] += 1
  }

  /// Lines with the most frequent signatures, and with what could not be explained.
  var text: String {
    let signatures = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    let width = signatures.first.map { $0.value.grouped.count } ?? 0
    let shown = signatures.prefix(Self.shownCount).map { signature, count in
      String(repeating: " ", count: width - count.grouped.count) + "\(count.grouped)  \(signature)"
    }
    return Self.list("signatures:", shown, of: signatures.count)
      + Self.list("could not be explained:", failures, of: failureCount)
  }

  private static func list(_ title: String, _ lines: [String], of count: Int) -> String {
    guard !lines.isEmpty else { return "" }
    let more = count > lines.count ? ["and \((count - lines.count).grouped) more"] : []
    return ([title] + (lines + more).map { "  " + $0.harmlessToTerminals })
      .map { $0 + "\n" }.joined()
  }
}
