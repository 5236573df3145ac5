import Symbols

/// Leaves a function that calls nobody and keeps nothing on the stack, by the link register.
///
/// Only the innermost frame and an interrupted one can be such a leaf. The link register is stale
/// when it points into the function itself (it has called someone and come back), and when the
/// function has a frame record of its own, which then holds the same address.
struct LinkRegisterUnwinding: UnwindStrategy {
  func caller(in walk: inout Walk) -> UnwindStep {
    let architecture = walk.architecture
    let frame = walk.frame
    guard let linkRegister = architecture.linkRegister, walk.hasAllRegisters,
      let link = frame.registers[linkRegister].map(walk.codeAddress),
      let stackPointer = frame.registers[architecture.stackPointer],
      walk.canBeReturnAddress(link), !isStale(link, in: walk)
    else { return .unknown }
    var caller = walk.preservedRegisters
    caller[architecture.programCounter] = link
    caller[architecture.stackPointer] = stackPointer
    leaveFrame(of: frame.registers, for: &caller, in: walk)
    return .caller(
      Caller(registers: caller, trust: .framePointer, mayKeepStackPointer: true))
  }

  private func isStale(_ link: UInt64, in walk: Walk) -> Bool {
    let architecture = walk.architecture
    if let symbol = walk.frame.symbol, let byteCount = symbol.byteCount,
      let index = walk.frame.moduleIndex
    {
      let start = walk.symbols.modules[index].baseAddress &+ symbol.relativeAddress
      if link &- start <= byteCount { return true }
    }
    if let saved = savedByBackChain(in: walk) { return walk.codeAddress(saved) == link }
    guard let record = architecture.frameRecord,
      let framePointer = walk.frame.registers[architecture.framePointer],
      let saved = walk.pointer(at: framePointer, plus: record.returnAddress)
    else { return false }
    return walk.codeAddress(saved) == link
  }

  /// Undoes what a leaf that keeps a frame pointer all the same did to it.
  private func leaveFrame(of leaf: Registers, for caller: inout Registers, in walk: Walk) {
    let architecture = walk.architecture
    guard let offset = architecture.frameRecord?.callerFramePointerOfLeaf,
      let stackPointer = leaf[architecture.stackPointer],
      let framePointer = leaf[architecture.framePointer], framePointer > stackPointer,
      let saved = walk.pointer(at: framePointer, plus: offset), saved > framePointer,
      saved &- framePointer <= FrameRecord.reach, walk.symbols.moduleIndex(at: saved) == nil
    else { return }
    caller[architecture.stackPointer] = framePointer
    caller[architecture.framePointer] = saved
  }

  private func savedByBackChain(in walk: Walk) -> UInt64? {
    guard let chain = walk.architecture.backChain,
      let caller = walk.frame.registers[walk.architecture.stackPointer].flatMap(walk.pointer(at:))
    else { return nil }
    return walk.pointer(at: caller &+ chain.savedLinkRegister)
  }
}
