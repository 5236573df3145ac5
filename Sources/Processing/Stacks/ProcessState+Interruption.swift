import Unwinding

extension ProcessState {
  /// What a limit on time or memory cut off; nil when nothing was.
  var interruptedStacks: Diagnostic? {
    let ends = threads.flatMap { [$0.stack.end] + ($0.wow64Stack.map { [$0.end] } ?? []) }
    let interruptions = ends.compactMap { end -> WalkInterruption? in
      if case .interrupted(let interruption) = end { interruption } else { nil }
    }
    guard let first = interruptions.first else { return nil }
    let limit = first == .outOfTime ? "time" : "memory"
    return Diagnostic(
      subject: "stacks",
      message:
        "the limit on \(limit) was reached: \(interruptions.count) of \(ends.count) are not walked to their end"
    )
  }
}
