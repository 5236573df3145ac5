import Glibc
import MinidumpKit
import Synchronization

/// Tells the log of downloads, and a person who waits at a terminal how far they are, on one line.
final class DownloadProgress: DownloadObserver {
  private struct Part {
    var name: String
    let start = ContinuousClock().now
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
    /// When a report was begun, whose symbols may take their time.
    var workStart: ContinuousClock.Instant?
    /// Whether a thread shows how long nothing happens.
    var isWatched = false
    var isFinished = false
  }

  /// Nobody reads faster.
  private static let interval = Duration.milliseconds(200)
  /// Who waits for less does not wonder.
  private static let patience = Duration.seconds(1)

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
    if isOnTerminal || listener.withLock({ $0 != nil }) { startWatching() }
  }

  /// From now on, until the end, a person at a terminal is shown that work is done, when it takes long.
  func beginWork() {
    guard isOnTerminal else { return }
    state.withLock { $0.workStart = ContinuousClock().now }
    startWatching()
  }

  private func startWatching() {
    let isFirst = state.withLock { state in
      defer { state.isWatched = true }
      return !state.isWatched
    }
    if isFirst, !BackgroundThread.run(watch) {
      state.withLock { $0.isWatched = false }
    }
  }

  /// Shows that a server is waited for that says nothing, or symbols are read, for as long as any are.
  @Sendable private func watch() {
    while true {
      usleep(200_000)
      let isOver = state.withLock { state in
        if state.isFinished || state.parts.isEmpty && state.workStart == nil {
          state.isWatched = false
        }
        return !state.isWatched
      }
      if isOver { return }
      update { _ in }
    }
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
    clear()
    log?.info("\(download.url): \(sentence)")
  }

  /// Takes the line away for good.
  func finish() {
    state.withLock { $0.isFinished = true }
    clear()
  }

  private func clear() {
    state.withLock { state in
      if state.shown != nil { Self.show("") }
      state.shown = nil
    }
  }

  private var isOnTerminal: Bool { isShown && FileSink.standardError.isTerminal }

  private func update(_ change: (inout State) -> Void) {
    state.withLock { state in
      let now = ContinuousClock().now
      change(&state)
      if !state.parts.isEmpty { state.start = state.start ?? now }
      let since = state.shown ?? state.start ?? state.workStart ?? now
      guard isOnTerminal, !state.isFinished, now - since >= Self.interval,
        let line = Self.line(state, at: now)
      else { return }
      state.shown = now
      // While nobody else may: it would stay behind the one that takes it away.
      Self.show(line)
    }
    listener.withLock(\.self)?()
  }

  /// What is waited for now; nil when nothing is that takes long.
  private static func line(_ state: State, at now: ContinuousClock.Instant) -> String? {
    if let start = state.start, !state.parts.isEmpty { return line(state, after: now - start) }
    guard let start = state.workStart, now - start >= patience else { return nil }
    return "reading the dump and its symbols for \((now - start).inWords)"
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
      ? "asking for \((ContinuousClock().now - part.start).inWords)"
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
