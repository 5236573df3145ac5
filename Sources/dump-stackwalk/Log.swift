import MinidumpKit

/// Lines about the work, for whoever runs the command: to standard error or a file, by level.
struct Log: Sendable {
  let level: LogLevel
  private let sink: FileSink
  private let isColoured: Bool

  init(_ options: OutputOptions) throws(Failure) {
    level = options.verbose
    sink = options.logFile == nil ? .standardError : try Output.sink(options.logFile)
    let palette = Output.palette(
      isTerminal: sink.isTerminal, noColor: options.noColor, environment: Output.environment)
    isColoured = palette != .plain
  }

  func error(_ sentence: String) { write(.error, sentence) }
  func warn(_ sentence: String) { write(.warn, sentence) }
  func info(_ sentence: String) { write(.info, sentence) }

  /// A log that cannot be written to is no reason to stop.
  private func write(_ level: LogLevel, _ sentence: String) {
    guard level <= self.level else { return }
    try? sink.write(Array(Self.line(level, sentence, isColoured: isColoured).utf8))
  }

  /// As rust-minidump writes it: the level in five columns, then the sentence.
  static func line(_ level: LogLevel, _ sentence: String, isColoured: Bool) -> String {
    let name = level.rawValue.uppercased()
    let padded = String(repeating: " ", count: max(0, 5 - name.utf8.count)) + name
    let shown = isColoured ? "\u{1b}[\(level.colour)m\(padded)\u{1b}[0m" : padded
    return "\(shown) \(sentence.harmlessToTerminals)\n"
  }
}

extension LogLevel: Comparable {
  static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }

  /// The ANSI attribute of its name.
  fileprivate var colour: String {
    switch self {
    case .off, .error: "31"
    case .warn: "33"
    case .info: "32"
    case .debug: "34"
    case .trace: "35"
    }
  }
}
