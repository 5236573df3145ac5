import Symbols

/// Follows STACK WIN records: 32-bit Windows' frame data and FPO data.
///
///     esp → arguments for the callee     ┐
///           saved registers              ├ the frame
///           locals                       ┘
///           return address
///
/// Source: Breakpad, "STACK WIN records"; Microsoft, `FPO_DATA` and `IDiaFrameData::get_program`.
struct WindowsFrameUnwinding: UnwindStrategy {
  func caller(in walk: inout Walk) -> UnwindStep {
    guard walk.architecture.usesWindowsFrames,
      let (file, relativeAddress) = walk.symbolFile(at: walk.frame.instructionAddress),
      let record = file.windowsFrame(at: relativeAddress),
      let frame = Frame(record, in: walk)
    else { return .unknown }
    switch record.method {
    case .program(let program): return run(program, for: frame, in: walk)
    case .omittedFramePointer(let allocatesBasePointer):
      return leave(frame, allocatesBasePointer: allocatesBasePointer, in: walk)
    }
  }

  /// A record with the registers and sizes it is to be applied to.
  private struct Frame {
    let record: WindowsFrame
    let stackPointer: UInt64
    let basePointer: UInt64?
    /// Bytes of arguments of the function this one called, which are still on the stack.
    let calleeParameterByteCount: UInt64

    init?(_ record: WindowsFrame, in walk: Walk) {
      guard let stackPointer = walk.frame.registers[walk.architecture.stackPointer] else {
        return nil
      }
      self.record = record
      self.stackPointer = stackPointer
      basePointer = walk.frame.registers[walk.architecture.framePointer]
      calleeParameterByteCount = UInt64(walk.calleeParameterByteCount)
    }

    /// From the stack pointer to the return address.
    var byteCount: UInt64 {
      UInt64(record.localByteCount) + UInt64(record.savedRegisterByteCount)
        + calleeParameterByteCount
    }
  }

  private func run(_ program: WindowsFrameProgram, for frame: Frame, in walk: Walk) -> UnwindStep {
    let start = searchStart(for: program, of: frame, in: walk)
    var variables: [String: UInt64] = [
      ".cbParams": UInt64(frame.record.parameterByteCount),
      ".cbCalleeParams": frame.calleeParameterByteCount,
      ".cbSavedRegs": UInt64(frame.record.savedRegisterByteCount),
      ".cbLocals": UInt64(frame.record.localByteCount),
      ".raSearch": start, ".raSearchStart": start,
    ]
    for (number, name) in walk.architecture.registers.names.enumerated() {
      variables["$" + name] = walk.frame.registers[UInt8(truncatingIfNeeded: number)]
    }
    let before = variables
    var evaluation = WindowsFrameEvaluation(in: walk, variables: variables)
    guard evaluation.run(program), let instruction = evaluation.variables["$eip"],
      let stackPointer = evaluation.variables["$esp"]
    else { return .unknown }
    var caller = Registers()
    for (number, name) in walk.architecture.registers.names.enumerated() {
      let value = evaluation.variables["$" + name]
      if value != before["$" + name] || name == "ebp" {
        caller[UInt8(truncatingIfNeeded: number)] = value
      }
    }
    caller[walk.architecture.programCounter] = instruction
    caller[walk.architecture.stackPointer] = stackPointer
    return believe(caller, in: walk)
  }

  /// `.raSearchStart`: where the return address lies if the sizes are right; a few words off where
  /// that place holds something else.
  private func searchStart(
    for program: WindowsFrameProgram, of frame: Frame, in walk: Walk
  ) -> UInt64 {
    if program.aligns, let basePointer = frame.basePointer { return basePointer &+ 4 }
    let start = walk.architecture.pointer(frame.stackPointer &+ frame.byteCount)
    let candidates = Self.searchOrder.map { start &+ UInt64(bitPattern: $0 * 4) }
    return candidates.first { slot in
      walk.pointer(at: slot).map(walk.canBeReturnAddress) ?? false
    } ?? start
  }

  /// Words tried around the expected place, the nearest first.
  private static let searchOrder: [Int64] = [0, 1, 2, 3, -1, -2, -3]

  private func leave(
    _ frame: Frame, allocatesBasePointer: Bool, in walk: Walk
  ) -> UnwindStep {
    var slot = frame.stackPointer &+ frame.byteCount
    guard var returnAddress = walk.pointer(at: slot) else { return .unknown }
    // A callee that was just left may have its return address still on the stack.
    if !walk.isAtContext, returnAddress == walk.frame.resumeAddress,
      let next = walk.pointer(at: slot &+ 4)
    {
      slot &+= 4
      returnAddress = next
    }
    var caller = Registers()
    caller[walk.architecture.programCounter] = returnAddress
    caller[walk.architecture.stackPointer] = walk.architecture.pointer(slot &+ 4)
    caller[walk.architecture.framePointer] =
      allocatesBasePointer ? savedBasePointer(of: frame, in: walk) : frame.basePointer
    return believe(caller, in: walk)
  }

  private func savedBasePointer(of frame: Frame, in walk: Walk) -> UInt64? {
    walk.pointer(
      at: frame.stackPointer &+ frame.calleeParameterByteCount
        &+ UInt64(frame.record.savedRegisterByteCount) &- 8)
  }

  /// Searches on from where the record leads when what lies there is no return address.
  private func believe(_ caller: Registers, in walk: Walk) -> UnwindStep {
    let architecture = walk.architecture
    guard let returnAddress = caller[architecture.programCounter],
      let stackPointer = caller[architecture.stackPointer],
      walk.symbols.moduleIndex(at: returnAddress) == nil, returnAddress != 0
    else { return .caller(Caller(registers: caller, trust: .callFrameInfo)) }
    for index in UInt64(0)..<UInt64(ScanUnwinding.wordCount) {
      let slot = stackPointer &+ index * 4
      guard let word = walk.pointer(at: slot), walk.canBeReturnAddress(word) else { continue }
      var found = caller
      found[architecture.programCounter] = word
      found[architecture.stackPointer] = slot &+ 4
      return .caller(Caller(registers: found, trust: .callFrameInfoScan))
    }
    return .unknown
  }
}

extension Walk {
  /// Bytes of arguments that the function called by the last frame takes from the stack.
  fileprivate var calleeParameterByteCount: UInt32 {
    guard frames.count >= 2 else { return 0 }
    let callee = frames[frames.count - 2]
    if let index = callee.moduleIndex, let file = symbols[index],
      let record = file.windowsFrame(
        at: callee.instructionAddress &- symbols.modules[index].baseAddress)
    {
      return record.parameterByteCount
    }
    return callee.symbol?.parameterByteCount ?? 0
  }
}
