import MinidumpKit
import Synchronization

/// Counts what is done, and tells a person who waits at a terminal.
final class BatchProgress: Sendable {
  private struct State {
    var totals = BatchTotals()
    var shown: ContinuousClock.Instant?
  }

  /// Nobody reads faster.
  private static let interval = Duration.milliseconds(200)

  private let start = ContinuousClock().now
  /// Of dumps; nil when nobody knows.
  private let count: Int?
  private let isShown: Bool
  private let state = Mutex(State())
  /// What is downloaded; it shows no line of its own.
  private let downloads: DownloadProgress?

  init(of count: Int?, isQuiet: Bool, downloads: DownloadProgress? = nil) {
    self.count = count
    self.downloads = downloads
    isShown = !isQuiet && FileSink.standardError.isTerminal
  }

  var totals: BatchTotals { state.withLock { $0.totals } }

  var duration: Duration { ContinuousClock().now - start }

  /// A dump is done.
  func note(_ outcome: JSONLine.Outcome, of path: String) {
    update { $0.note(outcome, of: path) }
  }

  /// A dump was passed over.
  func noteSkipped() {
    update { $0.skippedCount += 1 }
  }

  /// Takes the line away again.
  func finish() {
    let wasShown = state.withLock { $0.shown != nil }
    if wasShown { show("") }
  }

  /// Shows what is downloaded meanwhile, while no dump is done.
  func refresh() {
    update { _ in }
  }

  private func update(_ change: (inout BatchTotals) -> Void) {
    let shown = state.withLock { state -> String? in
      change(&state.totals)
      guard isShown else { return nil }
      let now = ContinuousClock().now
      guard now - (state.shown ?? start) >= Self.interval else { return nil }
      state.shown = now
      return line(state.totals)
    }
    if let shown { show(shown) }
  }

  /// "1,200 of 10,000 dumps, 3 failed, 1,107 a second, 8.0 s left".
  private func line(_ totals: BatchTotals) -> String {
    let done = totals.count + totals.skippedCount
    let parts = [
      count.map { "\(done.grouped) of \($0.counted("dump"))" } ?? done.counted("dump"),
      totals.failedCount > 0 ? "\(totals.failedCount.grouped) failed" : nil,
      duration.dumpsASecond(totals.count).map { "\($0) a second" },
      timeLeft(totals).map { "\($0.inWords) left" },
      downloads?.sentence,
    ]
    return parts.compactMap(\.self).joined(separator: ", ")
  }

  private func timeLeft(_ totals: BatchTotals) -> Duration? {
    guard let count, totals.count > 0 else { return nil }
    let rest = max(0, count - totals.count - totals.skippedCount)
    return duration * (Double(rest) / Double(totals.count))
  }

  private func show(_ line: String) {
    try? FileSink.standardError.write(Array("\r\u{1b}[K\(line.harmlessToTerminals)".utf8))
  }
}
