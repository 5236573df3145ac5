import Instructions
import Symbols

extension CrashSite {
  /// Reads from the modules' files what the dump lacks of the code at the program counter.
  mutating func completeCode(from symbols: SymbolTable) {
    guard let set = instructionSet, let start = programCounter,
      let index = symbols.moduleIndex(at: start), let file = symbols[index]
    else { return }
    let offset = start &- symbols.modules[index].baseAddress
    for count in instructionBytes.count..<max(instructionBytes.count, set.longestByteCount) {
      guard let byte = file.code(at: offset &+ UInt64(count), byteCount: 1) else { return }
      instructionBytes.append(UInt8(truncatingIfNeeded: byte))
      fileByteCount += 1
    }
  }

  /// Whether the instruction reaches into what was read from a file.
  func isFromFile(_ instruction: Instruction) -> Bool {
    instruction.byteCount > instructionBytes.count - fileByteCount
  }
}
