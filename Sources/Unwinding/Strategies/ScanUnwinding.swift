/// Searches the stack, word by word, for something that looks like a return address: a guess.
struct ScanUnwinding: UnwindStrategy {
  /// Words searched, as rust-minidump and Breakpad do: further from a frame that is certain.
  static let wordCount = 40
  static let wordCountFromCertainFrame = 160

  func caller(in walk: inout Walk) -> UnwindStep {
    let architecture = walk.architecture
    guard let stackPointer = walk.frame.registers[architecture.stackPointer] else {
      return .unknown
    }
    let start = firstWord(at: stackPointer, in: walk)
    let step = UInt64(architecture.pointerByteCount)
    for index in 0..<UInt64(searchedWordCount(in: walk)) {
      let slot = start &+ index &* step
      guard let word = walk.pointer(at: slot) else { break }
      let address = walk.codeAddress(word)
      if walk.canBeReturnAddress(address) {
        return .caller(caller(returningTo: address, from: slot, in: walk))
      }
    }
    return .unknown
  }

  private func searchedWordCount(in walk: Walk) -> Int {
    switch walk.frame.trust {
    case .context, .callFrameInfo: Self.wordCountFromCertainFrame
    default: Self.wordCount
    }
  }

  /// Where to begin: at the stack pointer, or, if that lies in a guard page or just below what was
  /// dumped, at the first memory above it.
  private func firstWord(at stackPointer: UInt64, in walk: Walk) -> UInt64 {
    if walk.pointer(at: stackPointer) != nil { return stackPointer }
    guard let next = walk.memory.nextRegion(from: stackPointer),
      next.lowerBound &- stackPointer <= Self.gapLimit
    else { return stackPointer }
    let step = UInt64(walk.architecture.pointerByteCount)
    return (next.lowerBound &+ step &- 1) & ~(step &- 1)
  }

  /// The most a stack pointer may lie below the memory of its stack: a guard of 64 KiB, and as much
  /// again for the frame that ran into it.
  private static let gapLimit: UInt64 = 128 * 1024

  private func caller(
    returningTo address: UInt64, from slot: UInt64, in walk: Walk
  ) -> Caller {
    let architecture = walk.architecture
    var registers = Registers()
    registers[architecture.programCounter] = address
    registers[architecture.stackPointer] = slot &+ UInt64(architecture.pointerByteCount)
    registers[architecture.framePointer] = framePointer(above: slot, in: walk)
    return Caller(registers: registers, trust: .scan)
  }

  /// The caller's frame pointer: saved just below the return address, or untouched.
  private func framePointer(above slot: UInt64, in walk: Walk) -> UInt64? {
    let architecture = walk.architecture
    guard architecture.linkRegister == nil else {
      return walk.frame.registers[architecture.framePointer]
    }
    let step = UInt64(architecture.pointerByteCount)
    if let saved = walk.pointer(at: slot &- step), saved > slot, saved &- slot <= Self.gapLimit,
      slot &- step >= (walk.frame.registers[architecture.stackPointer] ?? 0)
    {
      return saved
    }
    guard let kept = walk.frame.registers[architecture.framePointer], kept > slot else {
      return nil
    }
    return kept
  }
}
