import Symbols

extension Walk {
  /// Whether a number found on the stack can be a return address: code lies there, and the symbols,
  /// the memory's permissions and the instruction before it do not speak against it.
  func canBeReturnAddress(_ address: UInt64) -> Bool {
    guard liesInCode(address) else { return false }
    return architecture.callDetector?.isCall(before: address, in: memory) ?? true
  }

  /// Whether code may lie just before an address: in a module, at a function if the module's
  /// functions are known; outside modules only where the memory is known to be executable.
  func liesInCode(_ address: UInt64) -> Bool {
    let instruction = address &- architecture.returnAddressAdjustment
    let permission = memory.isExecutable(at: instruction)
    guard permission != false else { return false }
    guard let index = symbols.moduleIndex(at: instruction) else { return permission == true }
    guard let file = symbols[index] else { return true }
    return file.namesFunction(at: instruction &- symbols.modules[index].baseAddress)
  }
}

/// Tells whether the bytes before a return address are a call instruction of a CPU.
public struct CallDetector: Sendable {
  let isCallBefore: @Sendable (UInt64, any StackMemory) -> Bool?

  /// Nil where the bytes are not at hand.
  func isCall(before address: UInt64, in memory: any StackMemory) -> Bool? {
    isCallBefore(address, memory)
  }
}
