import MinidumpKit
import Synchronization

/// Tells the log of downloads, and a person who waits at a terminal how far they are, on one line.
final class DownloadProgress: DownloadObserver {
  private struct Part {
    var name: String
    var receivedByteCount = 0
    var totalByteCount: Int?
  }

  private struct State {
    /// By URL.
    var parts: [String: Part] = [:]
    /// Of downloads that are done.
    var doneByteCount = 0
    var start: ContinuousClock.Instant?
    var shown: ContinuousClock.Instant?
  }

  /// Nobody reads faster.
  private static let interval = Duration.milliseconds(200)

  private let isShown: Bool
  /// Nil where nobody logs.
  private let log: Log?
  private let state = Mutex(State())
  /// Who shows it with something else: told of each change.
  private let listener = Mutex<(@Sendable () -> Void)?>(nil)

  init(isShown: Bool, log: Log?) {
    self.isShown = isShown
    self.log = log
  }

  /// What is told of each change from now on.
  func listen(_ tell: (@Sendable () -> Void)?) {
    listener.withLock { $0 = tell }
  }

  /// What is downloaded now, as on the line; nil while nothing is.
  var sentence: String? {
    state.withLock { state in
      guard !state.parts.isEmpty, let start = state.start else { return nil }
      return Self.line(state, after: ContinuousClock().now - start)
    }
  }

  func begin(_ download: Download) {
    update { $0.parts[download.url] = Part(name: download.name) }
  }

  func note(_ event: FetchEvent, of download: Download) {
    switch event {
    case .progress(let received, let total):
      update { state in
        state.parts[download.url]?.receivedByteCount = received
        state.parts[download.url]?.totalByteCount = total
      }
    case .file(let byteCount):
      end(download, byteCount: byteCount, "downloaded, \(byteCount.inBinaryUnits)")
    case .absent(let status): end(download, "not there (\(status))")
    case .failed(let reason, _): end(download, reason)
    }
  }

  private func end(_ download: Download, byteCount: Int = 0, _ sentence: String) {
    update { state in
      state.parts[download.url] = nil
      state.doneByteCount += byteCount
    }
    finish()
    log?.info("\(download.url): \(sentence)")
  }

  /// Takes the line away again.
  func finish() {
    let wasShown = state.withLock { state in
      defer { state.shown = nil }
      return state.shown != nil
    }
    if wasShown { Self.show("") }
  }

  private func update(_ change: (inout State) -> Void) {
    let line = state.withLock { state -> String? in
      let now = ContinuousClock().now
      let start = state.start ?? now
      state.start = start
      change(&state)
      guard isShown, FileSink.standardError.isTerminal,
        now - (state.shown ?? start) >= Self.interval
      else { return nil }
      state.shown = now
      return Self.line(state, after: now - start)
    }
    if let line { Self.show(line) }
    listener.withLock(\.self)?()
  }

  /// "libxul.so: 12.0 MiB of 143.0 MiB, 4.1 MiB/s, 3 more files".
  private static func line(_ state: State, after duration: Duration) -> String {
    // What came furthest is what is waited for; the name decides between equals.
    guard
      let part = state.parts.values.max(by: {
        ($0.receivedByteCount, $1.name) < ($1.receivedByteCount, $0.name)
      })
    else { return "" }
    let sum = state.parts.values.reduce(state.doneByteCount) { $0 + $1.receivedByteCount }
    let seconds = max(duration / .seconds(1), 0.001)
    let size =
      part.receivedByteCount == 0
      ? "asking"
      : part.receivedByteCount.inBinaryUnits
        + (part.totalByteCount.map { " of \($0.inBinaryUnits)" } ?? "")
    let more = state.parts.count > 1 ? ", \(state.parts.count - 1) more" : ""
    let rate = sum > 0 ? ", \(Int(Double(sum) / seconds).inBinaryUnits)/s" : ""
    return "symbols of \(part.name): \(size)\(rate)\(more)"
  }

  private static func show(_ line: String) {
    try? FileSink.standardError.write(Array("\r\u{1b}[K\(line.harmlessToTerminals)".utf8))
  }
}
