import Symbols

extension Walk {
  /// Whether a number found on the stack can be a return address: code lies there, and the symbols,
  /// the memory's permissions and the instruction before it do not speak against it.
  ///
  /// Outside all modules, in code made at run time, the instruction must be there and be a call: the
  /// memory of interpreters is full of pointers into it.
  func canBeReturnAddress(_ address: UInt64) -> Bool {
    guard liesInCode(address) else { return false }
    let isCall = architecture.callDetector?.isCall(before: address, in: code)
    let isInModule =
      symbols.moduleIndex(at: address &- architecture.returnAddressAdjustment) != nil
    return isCall ?? isInModule
  }

  /// Whether an address lies just behind a call instruction in a module, in whatever function.
  func followsCall(_ address: UInt64) -> Bool {
    let instruction = address &- architecture.returnAddressAdjustment
    return symbols.moduleIndex(at: instruction) != nil
      && memory.isExecutable(at: instruction) != false
      && architecture.callDetector?.isCall(before: address, in: code) == true
  }

  /// Whether code may lie just before an address: in a module, at a function if the module's
  /// functions are known; outside modules only where the memory is known to be executable.
  func liesInCode(_ address: UInt64) -> Bool {
    let instruction = address &- architecture.returnAddressAdjustment
    guard architecture.isAddress(instruction) else { return false }
    let permission = memory.isExecutable(at: instruction)
    guard permission != false else { return false }
    guard let index = symbols.moduleIndex(at: instruction) else { return permission == true }
    guard let file = symbols[index] else { return true }
    return liesInFunction(instruction &- symbols.modules[index].baseAddress, of: file)
  }

  /// Whether a function's code lies at an address of a module.
  ///
  /// The extent of a public symbol is not known: behind the last one lie a module's constants, and
  /// they all seem to belong to it. So its code must have call-frame information, if any has.
  private func liesInFunction(_ relativeAddress: UInt64, of file: any SymbolFile) -> Bool {
    guard file.namesFunction(at: relativeAddress) else { return false }
    guard let symbol = file.symbol(at: relativeAddress), symbol.origin == .publicSymbol else {
      return true
    }
    if SectionEdges.names(symbol.name),
      relativeAddress &- symbol.relativeAddress >= SectionEdges.byteCount
    {
      return false
    }
    return !file.hasCallFrameInformation
      || file.cfiRules(at: relativeAddress, registers: architecture.registers) != nil
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
