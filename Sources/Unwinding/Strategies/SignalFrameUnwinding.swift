import Symbols

/// Crosses from a signal's handler to what the signal interrupted, by the registers the kernel saved
/// on the stack.
///
/// A trampoline is known by its name, by its instructions, or, where the dump holds neither, by the
/// saved context's own look.
struct SignalFrameUnwinding: UnwindStrategy {
  func caller(in walk: inout Walk) -> UnwindStep {
    guard walk.target.system == .linux,
      let stackPointer = walk.frame.registers[walk.architecture.stackPointer]
        .map(walk.architecture.stackAddress)
    else { return .unknown }
    for layout in walk.architecture.signalFrames {
      let isTrampoline = isTrampoline(of: layout, in: &walk)
      guard isTrampoline || mayBeTrampoline(in: &walk),
        passes(layout.checks, at: stackPointer, in: walk),
        let registers = registers(of: layout, at: stackPointer, in: walk),
        isTrampoline || isPlausible(registers, in: walk)
      else { continue }
      return .caller(Caller(registers: registers, trust: .callFrameInfo, wasInterrupted: true))
    }
    return .unknown
  }

  private func isTrampoline(of layout: SignalFrameLayout, in walk: inout Walk) -> Bool {
    let resumeAddress = walk.frame.resumeAddress & ~walk.architecture.codeStateBits
    if let (file, relativeAddress) = walk.symbolFile(at: resumeAddress),
      walk.isAtContext || file.symbolStart(at: relativeAddress) == relativeAddress,
      let symbol = file.symbol(at: relativeAddress),
      layout.trampolineNames.contains(symbol.name)
    {
      return true
    }
    return layout.trampolineCode.contains { code in
      walk.code.number(at: resumeAddress, byteCount: code >> 32 == 0 ? 4 : 8) == code
    }
  }

  /// A handler returns to a place that is no call, so it lies at the start of a function, where the
  /// instruction before it belongs to none and has no call-frame information.
  private func mayBeTrampoline(in walk: inout Walk) -> Bool {
    guard !walk.isAtContext, walk.frame.trust != .scan else { return false }
    let address = walk.frame.instructionAddress
    guard let (file, relativeAddress) = walk.symbolFile(at: address) else { return true }
    return file.cfiRules(at: relativeAddress, registers: walk.architecture.registers) == nil
  }

  private func passes(
    _ checks: [SignalFrameLayout.Check], at stackPointer: UInt64, in walk: Walk
  ) -> Bool {
    checks.allSatisfy { check in
      guard
        let value = walk.memory.number(
          at: stackPointer &+ check.offset, byteCount: check.byteCount)
      else { return false }
      return check.values.contains(value & check.mask)
    }
  }

  private func registers(
    of layout: SignalFrameLayout, at stackPointer: UInt64, in walk: Walk
  ) -> Registers? {
    var registers = Registers()
    for slot in layout.slots {
      guard let value = walk.pointer(at: stackPointer &+ slot.offset) else { return nil }
      registers[slot.number] = value
    }
    return registers
  }

  /// Whether what was interrupted was code with a stack.
  private func isPlausible(_ registers: Registers, in walk: Walk) -> Bool {
    guard let programCounter = registers[walk.architecture.programCounter],
      let stackPointer = registers[walk.architecture.stackPointer]
        .map(walk.architecture.stackAddress)
    else { return false }
    return walk.symbols.moduleIndex(at: programCounter) != nil
      && walk.memory.isExecutable(at: programCounter) != false
      && stackPointer % UInt64(walk.architecture.pointerByteCount) == 0
      && walk.pointer(at: stackPointer) != nil
  }
}
