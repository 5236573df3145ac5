import Processing
import Symbols
import Unwinding

/// What Breakpad's reports say and other reports do not, or say otherwise.
struct BreakpadFacts {
  let state: ProcessState
  let frameFacts: FrameFacts
  /// With the numbers they are printed with: the thread that wrote the dump has none.
  let threads: [(number: Int, thread: ThreadSummary)]
  /// The number of the thread that crashed or asked for the dump.
  let requestingNumber: Int?

  init(_ state: ProcessState) {
    self.state = state
    frameFacts = FrameFacts(state)
    let shown = state.threads.indices.filter { state.threads[$0].stack.end != .skipped }
    threads = shown.enumerated().map { ($0, state.threads[$1]) }
    requestingNumber = state.requestingThread.flatMap { shown.firstIndex(of: $0) }
  }

  /// "6.1.7601 Service Pack 1": the numbers, a space, and the text, whatever either says.
  var systemVersion: String {
    state.system.versionNumbers.map { $0 + " " + state.system.servicePack } ?? ""
  }

  /// OpenGL's version, its vendor and the graphics chip, of microdumps that have them.
  var graphics: [String] {
    guard state.input?.format == "microdump",
      let text = state.input?.fields.first(where: { $0.name == "gpu" })?.text
    else { return [] }
    let parts = text.split(separator: "|", omittingEmptySubsequences: false)
    return (0..<3).map { $0 < parts.count ? String(parts[$0]) : "" }
  }

  var crashReason: String? {
    state.crash.map { crash in
      crash.facts.map { BreakpadReason($0).text } ?? crash.reason
    }
  }

  /// "Pure virtual function called x > 0 in function f, in file f.c at line 12", as far as the parts are
  /// there.
  var assertion: String? {
    guard let assertion = state.assertion else { return nil }
    var text =
      switch assertion.kind {
      case .invalidParameter: "Invalid parameter passed to library function"
      case .pureVirtualCall: "Pure virtual function called"
      case .other(let number):
        "Unknown assertion type \(BreakpadText.hexadecimal(UInt64(number), 8))"
      }
    if !assertion.expression.isEmpty { text += " " + assertion.expression }
    if !assertion.function.isEmpty { text += " in function " + assertion.function }
    if !assertion.file.isEmpty { text += ", in file " + assertion.file }
    if assertion.line != 0 { text += " at line \(assertion.line)" }
    return text
  }

  /// Whole seconds; nil when a time is not there, or the clock was set back.
  var uptime: UInt32? {
    guard let end = state.dumpTime, let start = state.processStartTime, start != 0, end >= start
    else { return nil }
    return end - start
  }

  /// Indices of the modules, by address.
  var modulesByAddress: [Int] {
    state.modules.indices.sorted {
      state.modules[$0].module.baseAddress < state.modules[$1].module.baseAddress
    }
  }
}

/// What a stack's lines are about: frames, and the calls that were expanded in them.
enum BreakpadFrame {
  case physical(StackFrame, index: Int)
  case inlined(InlineFrame, in: StackFrame)

  /// Innermost first.
  static func frames(of stack: CallStack) -> [BreakpadFrame] {
    stack.frames.enumerated().flatMap { index, frame in
      (frame.symbol?.inlines ?? []).map { .inlined($0, in: frame) }
        + [.physical(frame, index: index)]
    }
  }
}
