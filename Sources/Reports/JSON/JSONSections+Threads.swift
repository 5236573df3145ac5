import Processing
import Symbols
import Unwinding

extension JSONSections {
  /// - Parameter isCrashing: its index, when it is written as `crashing_thread`.
  func thread(
    _ thread: ThreadSummary, isCrashing index: Int? = nil, to json: inout JSONWriter
  ) {
    json.object { json in
      frames(of: thread.stack, index == nil ? nil : facts.registers, to: &json)
      info(of: thread, to: &json)
      json.member("last_error_value", thread.lastError)
      stackEnd(thread.stack.end, to: &json)
      json.member("thread_id", thread.id)
      json.member("thread_name", thread.name)
      if let index {
        json.member("threads_index", index)
      }
      if let stack = thread.wow64Stack {
        wow64Stack(stack, index == nil ? nil : facts.wow64Registers, to: &json)
      }
    }
  }

  /// Our addition: the stack of a 32-bit program on 64-bit Windows.
  private func wow64Stack(
    _ stack: CallStack, _ registers: ShownRegisters?, to json: inout JSONWriter
  ) {
    json.object("wow64_stack") { json in
      frames(of: stack, registers, to: &json)
      stackEnd(stack.end, to: &json)
    }
  }

  /// - Parameter registers: those of the innermost frame that are written; nil for none.
  private func frames(
    of stack: CallStack, _ registers: ShownRegisters?, to json: inout JSONWriter
  ) {
    json.member("frame_count", stack.frames.count)
    json.array("frames", stack.frames.enumerated()) { json, numbered in
      frame(
        numbered.element, number: numbered.offset, numbered.offset == 0 ? registers : nil,
        to: &json)
    }
  }

  private func frame(
    _ frame: StackFrame, number: Int, _ shown: ShownRegisters?, to json: inout JSONWriter
  ) {
    let symbol = frame.symbol
    let base = facts.module(of: frame)?.baseAddress
    let functionBase = symbol.flatMap { symbol in base.map { $0 &+ symbol.relativeAddress } }
    json.object { json in
      json.member("file", symbol?.source?.file)
      json.member("frame", number)
      json.member("function", symbol?.name)
      offset("function_offset", of: frame, from: functionBase, to: &json)
      inlines(symbol?.inlines ?? [], to: &json)
      json.member("line", symbol?.source?.shownLine)
      linkageName(symbol?.linkageName, to: &json)
      json.member("missing_symbols", symbol == nil)
      json.member("module", facts.moduleName(of: frame))
      offset("module_offset", of: frame, from: base, to: &json)
      json.address("offset", frame.instructionAddress, digitCount: digitCount)
      if let shown {
        registers(frame.registers, shown, to: &json)
      }
      json.member("trust", frame.trust.name)
      unloadedModules(at: frame, to: &json)
    }
  }

  private func offset(
    _ name: String, of frame: StackFrame, from base: UInt64?, to json: inout JSONWriter
  ) {
    json.address(name, base.map { frame.instructionAddress &- $0 }, digitCount: digitCount)
  }

  /// The calls expanded in place, innermost first; they come before the frame itself.
  private func inlines(_ inlines: [InlineFrame], to json: inout JSONWriter) {
    guard !inlines.isEmpty else { return json.nullMember("inlines") }
    json.array("inlines", inlines.enumerated()) { json, inline in
      let source = inline.element.source
      // Line 0 of the innermost is a line record without a line; further out, a call without one.
      let isNowhere = inline.offset == 0 && source?.line == 0
      json.object { json in
        json.member("file", source?.file)
        json.member("function", inline.element.name ?? "")
        json.member("line", isNowhere ? nil : source?.shownLine)
        linkageName(inline.element.linkageName, to: &json)
      }
    }
  }

  /// Our addition, where the function's name was told from it.
  private func linkageName(_ name: String?, to json: inout JSONWriter) {
    if let name { json.member("linkage_name", name) }
  }

  private func registers(
    _ registers: Registers, _ shown: ShownRegisters, to json: inout JSONWriter
  ) {
    json.object("registers") { json in
      for register in shown.registers.sorted(by: { $0.name.precedesInBytes($1.name) }) {
        if let value = registers[register.number] {
          json.address(register.name, value, digitCount: shown.digitCount)
        }
      }
    }
  }

  private func unloadedModules(at frame: StackFrame, to json: inout JSONWriter) {
    let matches = facts.unloadedModules(at: frame)
    guard !matches.isEmpty else { return json.nullMember("unloaded_modules") }
    json.array("unloaded_modules", matches) { json, match in
      json.object { json in
        json.member("module", match.name)
        json.array("offsets", match.offsets) { $0.hexadecimal($1, digitCount: digitCount) }
      }
    }
  }

  /// Our addition: why there are no more frames.
  private func stackEnd(_ end: StackEnd, to json: inout JSONWriter) {
    json.object("stack_end") { json in
      if case .entryFunction(let name) = end {
        json.member("function", name)
      }
      json.member("kind", end.kind)
    }
  }
}
