/// Follows the back chain of PowerPC:
///
///     sp → the caller's sp
///          …
///     the caller's sp → its caller's sp
///                       the return address into the caller, after one or two words
///
/// Source: System V ABI PowerPC Processor Supplement, "The Stack Frame"; 64-bit ELF V2 ABI, 2.2.2.
struct BackChainUnwinding: UnwindStrategy {
  func caller(in walk: inout Walk) -> UnwindStep {
    let architecture = walk.architecture
    guard let chain = architecture.backChain,
      let stackPointer = walk.frame.registers[architecture.stackPointer],
      let callerStackPointer = walk.pointer(at: stackPointer)
    else { return .unknown }
    if callerStackPointer == 0, walk.frame.trust == .framePointer {
      return .end(.zeroReturnAddress)
    }
    guard callerStackPointer > stackPointer,
      callerStackPointer &- stackPointer <= FrameRecord.reach,
      let saved = walk.pointer(at: callerStackPointer &+ chain.savedLinkRegister),
      walk.canBeReturnAddress(walk.codeAddress(saved))
    else { return .unknown }
    var registers = Registers()
    registers[architecture.programCounter] = walk.codeAddress(saved)
    registers[architecture.stackPointer] = callerStackPointer
    return .caller(Caller(registers: registers, trust: .framePointer))
  }
}
