import Unwinding

/// Whether a crash is that of a stack that ran over.
enum StackOverflow {
  /// So far below the stack pointer a function writes before it moves it, at most: probes for large
  /// frames touch each page, and the largest red zone has 512 bytes.
  private static let reach: UInt64 = 0x1_0000

  /// By its reason where the system knows; else because memory was missing where the stack pointer
  /// is, below the frames of callers. What is missing above all of them was overrun, not needed.
  static func ended(
    _ crash: CrashSummary, _ stack: CallStack, on architecture: Architecture?
  ) -> Bool {
    if crash.reason.contains("STACK_OVERFLOW") { return true }
    guard memoryFaults.contains(where: { crash.reason.hasPrefix($0) }), let architecture,
      let first = stack.frames.first, first.instructionAddress != crash.address,
      let innermost = first.registers[architecture.stackPointer],
      crash.address >= innermost.saturating(minus: reach), crash.address < innermost &+ reach
    else { return false }
    let callers = stack.frames.dropFirst().compactMap { $0.registers[architecture.stackPointer] }
    return callers.isEmpty
      ? stack.end == .noStackMemory : callers.contains { $0 > crash.address }
  }

  /// In a sentence, where the reason does not say it.
  static func explanation(_ state: ProcessState) -> String? {
    guard let crash = state.crash, !crash.reason.contains("STACK_OVERFLOW"),
      let thread = state.requestingThreadSummary,
      ended(
        crash, thread.wow64Stack ?? thread.stack, on: state.system.architecture)
    else { return nil }
    return "Stack overflow: the thread used its stack to the end"
  }

  private static let memoryFaults = [
    "SIGSEGV", "SIGBUS", "EXC_BAD_ACCESS", "EXCEPTION_ACCESS_VIOLATION", "EXCEPTION_GUARD_PAGE",
  ]
}

extension UInt64 {
  /// 0 where less would be left.
  fileprivate func saturating(minus other: UInt64) -> UInt64 { self > other ? self - other : 0 }
}
