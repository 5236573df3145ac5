import MinidumpKit
import Synchronization

/// Tells a person who waits at a terminal how far a symbol file is.
final class ProgressLine: Sendable {
  private let name: String
  private let isShown: Bool
  private let last = Mutex(ContinuousClock().now)

  init(of name: String, isShown: Bool) {
    self.name = name.harmlessToTerminals
    self.isShown = isShown
  }

  /// Called by any task, as often as it likes.
  @Sendable func update(_ progress: SymbolDump.Progress) {
    guard isShown else { return }
    last.withLock { last in
      let now = ContinuousClock().now
      guard now - last > .milliseconds(100) else { return }
      last = now
      Self.write("\r\u{1b}[K\(name): \(progress.text)")
    }
  }

  /// Clears the line.
  func finish() {
    if isShown { Self.write("\r\u{1b}[K") }
  }

  private static func write(_ text: String) {
    try? FileSink.standardError.write(Array(text.utf8))
  }
}

extension SymbolDump.Progress {
  fileprivate var text: String {
    switch self {
    case .reading(let unit, let count):
      "reading unit \(unit.grouped) of \(count.grouped)"
    case .writingFunctions(let done, let count):
      "writing function \(done.grouped) of \(count.grouped)"
    case .writingFrames(let done, let count):
      "writing frames of function \(done.grouped) of \(count.grouped)"
    }
  }
}
