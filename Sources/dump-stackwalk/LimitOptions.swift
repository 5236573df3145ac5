import ArgumentParser
import MinidumpKit

/// What a report may cost; what a limit cuts off is told in the report.
struct LimitOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The most frames of a stack; those further out are left away.", valueName: "N"))
  var maxFrames = StackWalker.defaultFrameLimit

  @Option(
    help: ArgumentHelp(
      "Stop looking at stacks after so many seconds, and wait no longer for a download. (default: none)",
      valueName: "N"))
  var timeout: Int?

  mutating func validate() throws {
    if maxFrames < 1 {
      throw ValidationError("--max-frames is \(maxFrames): a stack has one frame at least")
    }
    if let timeout, timeout < 1 {
      throw ValidationError("--timeout is \(timeout): a second is the least")
    }
  }

  /// What a walk that begins now is stopped by; nil without a limit.
  ///
  /// - Parameter byteLimit: the most memory the process may have had at a time.
  func interruption(byteLimit: Int? = nil) -> (@Sendable () -> WalkInterruption?)? {
    guard timeout != nil || byteLimit != nil else { return nil }
    let deadline = timeout.map { ContinuousClock.now + .seconds($0) }
    return {
      if let deadline, ContinuousClock.now >= deadline { return .outOfTime }
      if let byteLimit, ResourceUse.peakResidentByteCount > byteLimit { return .outOfMemory }
      return nil
    }
  }

  /// How long a walk may take.
  var duration: Duration? { timeout.map { .seconds($0) } }

  /// The options with which no download takes longer than the whole.
  func limited(_ symbols: SymbolOptions) -> SymbolOptions {
    var symbols = symbols
    symbols.symbolsDownloadTimeoutSecs = min(
      symbols.symbolsDownloadTimeoutSecs, timeout ?? .max)
    return symbols
  }
}
