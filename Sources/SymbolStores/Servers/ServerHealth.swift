import Synchronization

/// Which servers do not answer, so that not every module waits for them.
final class ServerHealth: Sendable {
  private struct Record {
    var failureCount = 0
    var pauseEnd: ContinuousClock.Instant?
  }

  /// So many failures in a row, and a server is left alone for a while.
  private static let failureLimit = 3
  private static let pause = Duration.seconds(60)

  private let records = Mutex<[SymbolServer: Record]>([:])
  private let now: @Sendable () -> ContinuousClock.Instant

  init(now: @escaping @Sendable () -> ContinuousClock.Instant = { ContinuousClock().now }) {
    self.now = now
  }

  func isPaused(_ server: SymbolServer) -> Bool {
    let time = now()
    return records.withLock { $0[server]?.pauseEnd.map { time < $0 } ?? false }
  }

  /// A server answered, whatever it was, or did not.
  func note(_ server: SymbolServer, hasAnswered: Bool) {
    let time = now()
    records.withLock { records in
      guard !hasAnswered else {
        records[server] = nil
        return
      }
      records[server, default: Record()].failureCount += 1
      if let count = records[server]?.failureCount, count >= Self.failureLimit {
        records[server]?.pauseEnd = time + Self.pause
      }
    }
  }
}
