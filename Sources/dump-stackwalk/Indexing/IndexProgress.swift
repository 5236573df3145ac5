import MinidumpKit
import Synchronization

/// Tells what became of each symbol file, and a person who waits at a terminal how far it is.
final class IndexProgress: Sendable {
  private struct State {
    var madeCount = 0
    var doneCount = 0
    var needlessCount = 0
    var failureCount = 0
  }

  private let fileCount: Int
  private let isQuiet: Bool
  private let isShown: Bool
  private let state = Mutex(State())

  init(fileCount: Int, isQuiet: Bool) {
    self.fileCount = fileCount
    self.isQuiet = isQuiet
    isShown = !isQuiet && fileCount > 1 && FileSink.standardError.isTerminal
  }

  var failureCount: Int { state.withLock { $0.failureCount } }

  /// An index was made.
  func note(_ path: String, _ summary: SymbolIndexSummary, duration: Duration) {
    let line =
      "\(path): \(summary.symbolByteCount.inBinaryUnits), \(summary.recordCount.grouped) records; "
      + "index \(summary.byteCount.inBinaryUnits), \(duration.inTenths)"
    update(line) { $0.madeCount += 1 }
  }

  /// There was an index.
  func noteDone(_ path: String) {
    update("\(path): has its index") { $0.doneCount += 1 }
  }

  /// A file is too small for one, or names nothing.
  func noteNeedless() {
    update(nil) { $0.needlessCount += 1 }
  }

  /// There is no index, for a reason.
  func tell(_ problem: String) {
    update(problem, isError: true) { $0.failureCount += 1 }
  }

  /// Tells the sums.
  func finish() {
    let state = state.withLock(\.self)
    let parts = [
      ("made", state.madeCount), ("there already", state.doneCount),
      ("not needed", state.needlessCount), ("failed", state.failureCount),
    ]
    let sums = parts.filter { $0.1 > 0 }.map { "\($0.1.grouped) \($0.0)" }.joined(separator: ", ")
    let line = sums.isEmpty ? "no symbol files" : sums
    if isShown { Self.write("\r\u{1b}[K", to: .standardError) }
    if !isQuiet { Self.write("indexes: \(line)\n", to: .standardOutput) }
  }

  /// Counts, and writes a line; one at a time.
  private func update(_ line: String?, isError: Bool = false, _ change: (inout State) -> Void) {
    state.withLock { state in
      change(&state)
      if isShown { Self.write("\r\u{1b}[K", to: .standardError) }
      if let line, isError || !isQuiet {
        Self.write(
          line.harmlessToTerminals + "\n", to: isError ? .standardError : .standardOutput)
      }
      if isShown { Self.write(Self.progress(state, of: fileCount), to: .standardError) }
    }
  }

  private static func progress(_ state: State, of fileCount: Int) -> String {
    let count = state.madeCount + state.doneCount + state.needlessCount + state.failureCount
    return "\(count.grouped) of \(fileCount.grouped) files"
  }

  /// A reader that went away is no reason to stop.
  private static func write(_ text: String, to sink: FileSink) {
    try? sink.write(Array(text.utf8))
  }
}
