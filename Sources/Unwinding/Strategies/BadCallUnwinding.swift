/// Crosses a call to where no code is: a null or wild function pointer.
///
/// The call itself went well, so the return address lies where the callee would have found it, and
/// every register a call preserves still has its value:
///
///     sp → return address      (x86, amd64; on Arm it is in lr)
///          the caller's frame
struct BadCallUnwinding: UnwindStrategy {
  func caller(in walk: inout Walk) -> UnwindStep {
    let architecture = walk.architecture
    let frame = walk.frame
    guard walk.isAtContext, frame.moduleIndex == nil,
      walk.memory.isExecutable(at: frame.instructionAddress) != true,
      let stackPointer = frame.registers[architecture.stackPointer]
    else { return .unknown }
    let isOnStack = architecture.linkRegister == nil
    let value =
      isOnStack
      ? walk.pointer(at: stackPointer) : architecture.linkRegister.flatMap { frame.registers[$0] }
    guard let value, walk.canBeReturnAddress(walk.codeAddress(value)) else { return .unknown }
    var caller = walk.preservedRegisters
    caller[architecture.programCounter] = walk.codeAddress(value)
    caller[architecture.stackPointer] =
      isOnStack ? stackPointer &+ UInt64(architecture.pointerByteCount) : stackPointer
    return .caller(Caller(registers: caller, trust: .scan, mayKeepStackPointer: !isOnStack))
  }
}
