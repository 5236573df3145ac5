import Processing
import Symbols
import Unwinding

extension HTMLSections {
  /// More frames than people read; the innermost and outermost of longer stacks are shown.
  private static let frameLimit = 300
  private static let outermostCount = 50

  func requestingThread(_ page: inout HTMLWriter) {
    guard let index = state.requestingThread, let thread = state.requestingThreadSummary else {
      return
    }
    page.element("h2", heading(index, thread))
    stack(of: thread, &page)
    if let registers = thread.stack.frames.first?.registers, let shown = facts.registers {
      page.folded("Registers", isOpen: true) { self.registers(registers, shown, &$0) }
    }
  }

  func otherThreads(_ page: inout HTMLWriter) {
    let others = state.threads.indices.filter { $0 != state.requestingThread }
    guard !others.isEmpty else { return }
    page.element("h2", "Other threads (\(others.count.grouped))")
    for index in others {
      let thread = state.threads[index]
      page.folded(heading(index, thread) + place(of: thread)) { stack(of: thread, &$0) }
    }
  }

  private func heading(_ index: Int, _ thread: ThreadSummary) -> String {
    let name = thread.name.map { " “\($0)”" } ?? ""
    let role =
      index != state.requestingThread
      ? "" : state.crash == nil ? ", asked for the dump" : ", crashed"
    return "Thread \(index)\(name), number \(thread.id)\(role)"
  }

  /// Where a thread is, for the line that stays when it is folded.
  private func place(of thread: ThreadSummary) -> String {
    let frame = thread.stack.frames.first
    let name = frame.flatMap { $0.symbol?.shownName ?? facts.moduleName(of: $0) }
    return name.map { ": \($0)" } ?? ""
  }

  private func stack(of thread: ThreadSummary, _ page: inout HTMLWriter) {
    if let error = thread.lastError { page.element("p", class: "soft", "Last error: \(error)") }
    if let stack = thread.wow64Stack {
      page.element("p", class: "soft", "32-bit program:")
      frames(of: stack, &page)
      page.element("p", class: "soft", "64-bit layer below it:")
    }
    frames(of: thread.stack, &page)
  }

  private func frames(of stack: CallStack, _ page: inout HTMLWriter) {
    let count = stack.frames.count
    let innermost = count > Self.frameLimit ? Self.frameLimit - Self.outermostCount : count
    page.element("div", ["class": "scroll"]) { page in
      page.element("table", ["class": "frames"]) { page in
        for number in 0..<innermost { frame(stack.frames[number], number, &page) }
        if innermost < count {
          omission(count - innermost - Self.outermostCount, &page)
          for number in (count - Self.outermostCount)..<count {
            frame(stack.frames[number], number, &page)
          }
        }
      }
    }
    page.element("p", class: "soft", Self.end(of: stack))
  }

  private static func end(of stack: CallStack) -> String {
    if let reason = stack.end.shortcoming { return "The stack ends here: \(reason)." }
    return stack.frames.contains { $0.trust == .scan }
      ? "The outermost function was reached, by way of guesses." : "The stack is whole."
  }

  private func omission(_ count: Int, _ page: inout HTMLWriter) {
    page.row { page in
      page.element("td", ["colspan": "4", "class": "soft"]) {
        $0.text("… \(count.grouped) frames are left out here; the other formats have them …")
      }
    }
  }

  private func frame(_ frame: StackFrame, _ number: Int, _ page: inout HTMLWriter) {
    let module = facts.moduleName(of: frame)
    for inline in frame.symbol?.inlines ?? [] {
      row(
        "inline", "", inline.name == nil ? "(unknown)" : inline.shownName, inline.source, module,
        ("inlined", "inline"), &page)
    }
    let isGuess = frame.trust == .scan
    row(
      isGuess ? "guess" : "", "\(number)", frame.symbol?.shownName ?? unnamed(frame),
      frame.symbol?.source, module, (frame.trust.word, isGuess ? "guess" : ""), &page)
  }

  private func unnamed(_ frame: StackFrame) -> String {
    if let module = facts.module(of: frame) {
      return
        "\(facts.moduleName(of: frame) ?? "") + \(frame.instructionAddress &- module.baseAddress, radix: 16)"
    }
    let unloaded = facts.unloadedModules(at: frame).first.map { " (unloaded \($0.name))" } ?? ""
    return address(frame.instructionAddress) + unloaded
  }

  private func row(
    _ kind: String, _ number: String, _ name: String, _ source: SourceLocation?, _ module: String?,
    _ trust: (word: String, kind: String), _ page: inout HTMLWriter
  ) {
    page.element("tr", ["class": kind]) { page in
      page.element("td", class: "number", number)
      page.element("td") { page in
        page.element("span", class: "name", name)
        if let source, let file = source.file {
          page.raw("<br>")
          page.element("span", ["class": "soft", "title": file]) {
            $0.text("\(ModuleID.fileName(of: file)):\(source.line)")
          }
        }
      }
      page.element("td", module ?? "")
      page.element("td") { page in
        page.element("span", class: "trust \(trust.kind)", trust.word)
      }
    }
  }

  private func registers(
    _ registers: Registers, _ shown: ShownRegisters, _ page: inout HTMLWriter
  ) {
    page.element("div", ["class": "registers"]) { page in
      for register in shown.registers {
        guard let value = registers[register.number] else { continue }
        page.element("code", "\(register.name) = \(address(value))")
      }
    }
  }
}

extension DefaultStringInterpolation {
  /// A number with `0x` in front.
  fileprivate mutating func appendInterpolation(_ number: UInt64, radix: Int) {
    appendLiteral("0x" + String(number, radix: radix))
  }
}

extension FrameTrust {
  /// In a word or two, for people.
  fileprivate var word: String {
    switch self {
    case .context: "registers"
    case .callFrameInfo: "unwind info"
    case .callFrameInfoScan: "unwind info, searched"
    case .framePointer: "frame pointer"
    case .scan: "guess"
    }
  }
}
