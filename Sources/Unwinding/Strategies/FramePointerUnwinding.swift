import Symbols

/// Follows the chain of frame records.
///
///     fp → the caller's fp
///          return address
///          the caller's frame     (its stack pointer after the return)
struct FramePointerUnwinding: UnwindStrategy {
  func caller(in walk: inout Walk) -> UnwindStep {
    let architecture = walk.architecture
    guard let record = architecture.frameRecord,
      let framePointer = walk.frame.registers[architecture.framePointer],
      let stackPointer = walk.frame.registers[architecture.stackPointer],
      framePointer >= stackPointer, framePointer &- stackPointer <= Self.reach
    else { return .unknown }
    guard let caller = caller(by: record, at: framePointer, in: walk) else { return .unknown }
    return .caller(caller)
  }

  /// No function's own frame is larger than this.
  private static let reach: UInt64 = 8 << 20

  private func caller(
    by record: FrameRecord, at framePointer: UInt64, in walk: Walk
  ) -> Caller? {
    let architecture = walk.architecture
    guard
      let callerFramePointer = walk.pointer(at: framePointer &+ record.callerFramePointer),
      let saved = walk.pointer(at: framePointer &+ record.returnAddress)
    else { return nil }
    let returnAddress = walk.codeAddress(saved)
    guard callerFramePointer == 0 || callerFramePointer > framePointer,
      walk.canBeReturnAddress(returnAddress)
        || isGeneratedCode(returnAddress, calledFrom: callerFramePointer, record, in: walk)
    else { return nil }
    var registers = Registers()
    registers[architecture.programCounter] = returnAddress
    registers[architecture.stackPointer] =
      architecture.pointer(framePointer &+ record.callerStackPointer)
    registers[architecture.framePointer] = callerFramePointer
    return Caller(registers: registers, trust: .framePointer)
  }

  /// Whether an address outside all modules may be code made at run time: the chain of records goes
  /// on from there, and leads back into a module.
  private func isGeneratedCode(
    _ address: UInt64, calledFrom framePointer: UInt64, _ record: FrameRecord, in walk: Walk
  ) -> Bool {
    guard address >= Walk.lowestCodeAddress, walk.memory.isExecutable(at: address) != false,
      walk.symbols.moduleIndex(at: address) == nil
    else { return false }
    var link = framePointer
    for _ in 0..<Self.generatedFrameLimit {
      guard let next = walk.pointer(at: link &+ record.callerFramePointer),
        let saved = walk.pointer(at: link &+ record.returnAddress), next == 0 || next > link,
        next &- link <= Self.reach || next == 0
      else { return false }
      if walk.canBeReturnAddress(walk.codeAddress(saved)) { return true }
      link = next
    }
    return false
  }

  /// Frames of generated code followed in search of a module.
  private static let generatedFrameLimit = 64
}
