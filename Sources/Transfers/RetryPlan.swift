import Fetching

/// When a download is tried again.
struct RetryPlan {
  private let limits: FetchLimits
  private(set) var attemptCount = 0

  /// No server is waited for longer when it asks for a pause.
  static let longestPause = 60_000

  init(_ limits: FetchLimits) {
    self.limits = limits
  }

  mutating func noteAttempt() { attemptCount += 1 }

  /// Milliseconds to wait before the next attempt; nil when there is none.
  ///
  /// - Parameters:
  ///   - wanted: what the server asks for.
  ///   - attemptLimit: attempts that are worth their while.
  ///   - left: milliseconds that are left in all.
  func pause(wanted: Int?, attemptLimit: Int, left: Int) -> Int? {
    guard attemptCount < min(limits.attemptCount, attemptLimit) else { return nil }
    let doubled = limits.pauseMilliseconds << min(attemptCount - 1, 10)
    // Spread by a quarter, so that many who failed at once do not come back at once.
    let pause = wanted ?? Int.random(in: doubled * 3 / 4...max(doubled, 1))
    return pause <= Self.longestPause && pause < left ? pause : nil
  }

  /// A reason for having given up.
  func sentence(_ reason: String, wantedPause: Int?) -> String {
    let tries = attemptCount > 1 ? " (\(attemptCount) attempts)" : ""
    let wish = wantedPause.map { ", and to come back in \($0 / 1000) s" } ?? ""
    return reason + wish + tries
  }
}
