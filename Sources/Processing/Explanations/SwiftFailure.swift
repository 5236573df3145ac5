import Symbols
import Unwinding

/// Why code of Swift stopped its program.
///
/// It does so by an instruction that the CPU refuses, so the signal says nothing. What does are the
/// functions on the stack: optimised code has calls expanded in place that are named for what was
/// checked, other code calls the runtime.
struct SwiftFailure {
  /// "Index out of range".
  let cause: String
  /// Where the program's own code was, when symbols tell.
  let source: SourceLocation?

  /// Nil when something else ended the program.
  init?(_ state: ProcessState) {
    guard let crash = state.crash, Self.stops.contains(where: crash.reason.hasPrefix),
      let stack = state.requestingThreadSummary?.stack
    else { return nil }
    let calls = SwiftCall.innermost(of: stack, in: state).drop { Self.endings.contains($0.name) }
    let runtime = calls.prefix { $0.isOfRuntime }
    guard let cause = Self.message(in: state) ?? Self.cause(runtime) else { return nil }
    self.cause = cause
    source =
      calls.dropFirst(runtime.count).prefix(Self.callLimit)
      .first { !$0.isOfLibrary && $0.source?.shownFile != nil }?.source
  }

  /// "Swift runtime failure: Index out of range at main.swift:6".
  var text: String {
    let text = SwiftCall.expandedPrefix + cause
    guard let source, let file = source.shownFile else { return text }
    return "\(text) at \(file):\(source.line)"
  }

  /// What the reason begins with when a program stops itself.
  private static let stops = [
    "SIGILL", "SIGTRAP", "SIGABRT", "EXC_BAD_INSTRUCTION", "EXC_BREAKPOINT", "EXC_CRASH / SIGILL",
    "EXC_CRASH / SIGTRAP", "EXC_CRASH / SIGABRT", "unknown 0x00000000",
    "EXCEPTION_ILLEGAL_INSTRUCTION", "EXCEPTION_BREAKPOINT", "EXCEPTION_STACK_BUFFER_OVERRUN",
  ]

  /// Functions of C libraries that end a program for the runtime.
  private static let endings: Set<String> = [
    "abort", "raise", "gsignal", "tgkill", "pthread_kill", "__pthread_kill",
    "__pthread_kill_internal", "__pthread_kill_implementation", "__GI_raise", "__GI_abort",
  ]

  /// More calls of the library between the check and the program's code would be another's business.
  private static let callLimit = 8

  /// What the outermost of the runtime's calls that says something says.
  private static func cause(_ calls: some BidirectionalCollection<SwiftCall>) -> String? {
    if let cause = calls.reversed().lazy.compactMap(\.cause).first { return cause }
    return calls.first?.isInRuntimeModule == true ? "the runtime stopped the program" : nil
  }

  /// On macOS the runtime leaves its message to crash reporters.
  private static func message(in state: ProcessState) -> String? {
    let record = state.macCrashRecords?.first {
      $0.module?.hasSuffix("/libswiftCore.dylib") == true && $0.message?.isEmpty == false
    }
    return record?.message?.split(whereSeparator: \.isNewline).first.map(String.init)
  }
}
