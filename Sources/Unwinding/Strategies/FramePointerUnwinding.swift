/// Follows the chain of frame records.
///
///     fp → the caller's fp
///          return address
///          the caller's frame     (its stack pointer after the return)
///
/// On RISC-V the record lies below: fp is where the caller's frame begins.
struct FramePointerUnwinding: UnwindStrategy {
  func caller(in walk: inout Walk) -> UnwindStep {
    let architecture = walk.architecture
    guard let record = architecture.frameRecord,
      let framePointer = walk.frame.registers[architecture.framePointer],
      let stackPointer = walk.frame.registers[architecture.stackPointer],
      framePointer >= stackPointer, framePointer &- stackPointer <= FrameRecord.reach
    else { return .unknown }
    if isBottom(record, at: framePointer, in: walk) { return .end(.zeroReturnAddress) }
    guard let caller = caller(by: record, at: framePointer, in: walk) else { return .unknown }
    return .caller(caller)
  }

  /// Whether the chain that was followed so far ends here, in a record of zeros.
  private func isBottom(_ record: FrameRecord, at framePointer: UInt64, in walk: Walk) -> Bool {
    walk.frame.trust == .framePointer
      && walk.pointer(at: framePointer, plus: record.callerFramePointer) == 0
      && walk.pointer(at: framePointer, plus: record.returnAddress) == 0
  }

  private func caller(
    by record: FrameRecord, at framePointer: UInt64, in walk: Walk
  ) -> Caller? {
    let architecture = walk.architecture
    guard
      let callerFramePointer = walk.pointer(at: framePointer, plus: record.callerFramePointer),
      let saved = walk.pointer(at: framePointer, plus: record.returnAddress)
    else { return nil }
    let returnAddress = walk.codeAddress(saved)
    guard callerFramePointer == 0 || callerFramePointer > framePointer,
      walk.canBeReturnAddress(returnAddress)
        || walk.isGeneratedCode(returnAddress, calledFrom: callerFramePointer)
    else { return nil }
    var registers = Registers()
    registers[architecture.programCounter] = returnAddress
    registers[architecture.stackPointer] =
      walk.stackPointer(beforeRealigningTo: framePointer, returnAddress: saved)
      ?? architecture.pointer(framePointer &+ UInt64(bitPattern: record.callerStackPointer))
    registers[architecture.framePointer] = callerFramePointer
    return Caller(registers: registers, trust: .framePointer)
  }
}
