import Symbols

/// The code of a process: what its memory holds of it, and where that is not at hand, what the modules'
/// files do.
struct ModuleCode: StackMemory {
  let memory: any StackMemory
  let symbols: SymbolTable

  func number(at address: UInt64, byteCount: Int) -> UInt64? {
    memory.number(at: address, byteCount: byteCount) ?? code(at: address, byteCount: byteCount)
  }

  private func code(at address: UInt64, byteCount: Int) -> UInt64? {
    guard let index = symbols.moduleIndex(at: address) else { return nil }
    return symbols[index]?.code(
      at: address &- symbols.modules[index].baseAddress, byteCount: byteCount)
  }

  func isExecutable(at address: UInt64) -> Bool? { memory.isExecutable(at: address) }

  func nextRegion(from address: UInt64) -> Range<UInt64>? { memory.nextRegion(from: address) }
}
