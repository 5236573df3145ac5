import Symbols

/// Finds a guess that call-frame information confirms: from there the rules lead on to another
/// return address, in a function that has rules itself.
enum ScanAnchor {
  /// Words searched: 4 KiB of stack on a 64-bit CPU.
  static let wordCount = 512

  static func first(from start: UInt64, in walk: Walk) -> ScanGuess? {
    ScanGuess.guesses(from: start, count: wordCount, in: walk).first { isConfirmed($0, in: walk) }
  }

  private static func isConfirmed(_ guess: ScanGuess, in walk: Walk) -> Bool {
    var ahead = walk
    ahead.frames = [walk.frame(for: guess.caller(in: walk))]
    guard ahead.hasRules(at: guess.instruction(in: walk)),
      case .caller(let next) = CFIUnwinding().caller(in: &ahead), ahead.accepts(next),
      let address = next.registers[walk.architecture.programCounter]
    else { return false }
    return ahead.canBeReturnAddress(address)
      && ahead.hasRules(at: address &- walk.architecture.returnAddressAdjustment)
  }
}

extension Walk {
  /// Whether symbols at hand have call-frame rules for an address.
  fileprivate func hasRules(at address: UInt64) -> Bool {
    guard let index = symbols.moduleIndex(at: address), let file = symbols[index] else {
      return false
    }
    return file.cfiRules(
      at: address &- symbols.modules[index].baseAddress, registers: architecture.registers) != nil
  }
}
