import Processing
import Symbols
import Unwinding

extension TextSections {
  func requestingThread(_ text: inout TextWriter) {
    guard let index = state.requestingThread, let thread = state.requestingThreadSummary else {
      return
    }
    let part = state.crash == nil ? "requested dump, did not crash" : "crashed"
    title(of: thread, at: index, part: " (\(part))", to: &text)
    stack(of: thread, to: &text)
    wow64Stack(of: thread, at: index, to: &text)
    text.endLine()
  }

  /// The others in their order, but for the thread that wrote the dump.
  func otherThreads(_ text: inout TextWriter) {
    for (index, thread) in state.threads.enumerated()
    where index != state.requestingThread && thread.stack.end != .skipped {
      title(of: thread, at: index, part: "", to: &text)
      stack(of: thread, to: &text)
      wow64Stack(of: thread, at: index, to: &text)
    }
  }

  /// The stack of a 32-bit program on 64-bit Windows, behind that of the layer below it.
  private func wow64Stack(of thread: ThreadSummary, at index: Int, to text: inout TextWriter) {
    guard let stack = thread.wow64Stack else { return }
    title(of: thread, at: index, part: " (32-bit)", to: &text)
    self.stack(stack, facts.wow64Registers, to: &text)
  }

  private func title(
    of thread: ThreadSummary, at index: Int, part: String, to text: inout TextWriter
  ) {
    text.styled(.heading) { text in
      text.add("Thread \(index) ")
      text.add(foreign: thread.name ?? "")
      text.add("\(part) - tid: \(thread.id)")
    }
    text.endLine()
  }

  private func stack(of thread: ThreadSummary, to text: inout TextWriter) {
    stack(thread.stack, facts.registers, arguments: thread.arguments, to: &text)
  }

  private func stack(
    _ stack: CallStack, _ registers: ShownRegisters?,
    arguments: [Int: FunctionArguments] = [:], to text: inout TextWriter
  ) {
    if stack.frames.isEmpty {
      text.line("<no frames>")
    }
    var number = 0
    for (index, frame) in stack.frames.enumerated() {
      for inline in frame.symbol?.inlines ?? [] {
        self.inline(inline, in: frame, number: number, to: &text)
        number += 1
      }
      self.frame(frame, number: number, registers, to: &text)
      if let arguments = arguments[index] {
        self.arguments(arguments, to: &text)
      }
      number += 1
    }
    if let shortcoming = stack.end.shortcoming {
      text.styled(.detail) { $0.add("    Stack ends here: \(shortcoming)") }
      text.endLine()
    }
  }
}
