import Symbols

/// Searches the stack, word by word, for something that looks like a return address: a guess.
///
/// A guess that can be checked beats one that cannot. Where a module has no symbols, nearly every
/// word that points into it passes; if further up a word is found that call-frame information
/// confirms (an ``ScanAnchor``), only the first such guess per module is kept on the way to it.
struct ScanUnwinding: UnwindStrategy {
  /// Words searched, as rust-minidump and Breakpad do: further from a frame that is certain.
  static let wordCount = 40
  static let wordCountFromCertainFrame = 160

  func caller(in walk: inout Walk) -> UnwindStep {
    guard let stackPointer = walk.frame.registers[walk.architecture.stackPointer] else {
      return .unknown
    }
    let start = firstWord(at: walk.architecture.stackAddress(stackPointer), in: walk)
    guard let guess = guess(from: start, in: &walk) else { return .unknown }
    return .caller(guess.caller(in: walk))
  }

  private func guess(from start: UInt64, in walk: inout Walk) -> ScanGuess? {
    let count = searchedWordCount(in: walk)
    var guesses = ScanGuess.guesses(from: start, count: count, in: walk)
      .filter { [walk] in !isLikelyData($0, in: walk) }.makeIterator()
    guard let first = guesses.next() else {
      return ScanGuess.guesses(from: start, count: count, in: walk).first { _ in true }
    }
    guard isUnneeded(first, in: walk), let anchor = ScanAnchor.first(from: first.slot, in: &walk)
    else { return first }
    while let guess = guesses.next(), guess.slot < anchor.slot {
      if !isUnneeded(guess, in: walk) { return guess }
    }
    return anchor
  }

  /// Whether a guess that cannot be checked looks like the address of data: compilers align what
  /// pointers lead to, while one return address in eight lies so by chance, where instructions have
  /// any length.
  private func isLikelyData(_ guess: ScanGuess, in walk: Walk) -> Bool {
    walk.architecture.returnAddressAdjustment == 1 && guess.returnAddress % 8 == 0
      && !guess.isChecked(in: walk)
  }

  /// Whether a guess cannot be checked and leads where the guesses just made already led.
  private func isUnneeded(_ guess: ScanGuess, in walk: Walk) -> Bool {
    !guess.isChecked(in: walk) && isRepeated(guess, in: walk)
  }

  /// Guesses remembered: real stacks alternate between a few modules.
  private static let memory = 32

  /// Whether the guesses just made already led into the same module.
  private func isRepeated(_ guess: ScanGuess, in walk: Walk) -> Bool {
    guard let module = walk.symbols.moduleIndex(at: guess.instruction(in: walk)) else {
      return false
    }
    for frame in walk.frames.suffix(Self.memory).reversed() {
      if frame.moduleIndex == module { return true }
      if frame.trust != .scan || frame.symbol != nil { return false }
    }
    return false
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
  static let gapLimit: UInt64 = 128 * 1024
}
