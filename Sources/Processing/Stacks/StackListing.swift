import Symbols
import Unwinding

/// Lists what lies on stacks, frame by frame.
struct StackListing {
  let architecture: Architecture
  let memory: any StackMemory
  let symbols: SymbolTable
  /// The most bytes it lists in all: a dump can put two frames any distance apart.
  private(set) var byteBudget: Int

  /// By index of the frame; the outermost one is not there, nor one whose caller lies below it.
  mutating func contents(of stack: CallStack) -> [Int: StackContents] {
    var contents: [Int: StackContents] = [:]
    for (index, callee) in stack.frames.enumerated().dropLast() {
      let caller = stack.frames[index + 1]
      guard let start = callee.registers[architecture.stackPointer],
        let end = caller.registers[architecture.stackPointer], start < end
      else { continue }
      let byteCount = min(Int(clamping: end - start), byteBudget)
      byteBudget -= byteCount
      contents[index] = listing(from: start, byteCount: byteCount)
    }
    return contents
  }

  private func listing(from start: UInt64, byteCount: Int) -> StackContents {
    let wordByteCount = architecture.pointerByteCount
    let words = stride(from: 0, to: byteCount, by: wordByteCount)
    return StackContents(
      address: start,
      bytes: (0..<byteCount).map { offset in
        memory.number(at: start &+ UInt64(offset), byteCount: 1).map {
          UInt8(truncatingIfNeeded: $0)
        }
      },
      codePointers: words.compactMap { codePointer(at: start &+ UInt64($0)) },
      wordByteCount: wordByteCount)
  }

  private func codePointer(at address: UInt64) -> CodePointer? {
    guard let value = memory.number(at: address, byteCount: architecture.pointerByteCount),
      let module = symbols.moduleIndex(at: value)
    else { return nil }
    let relative = value &- symbols.modules[module].baseAddress
    return symbols[module]?.symbol(at: relative).map {
      CodePointer(address: address, value: value, relativeValue: relative, symbol: $0)
    }
  }
}
