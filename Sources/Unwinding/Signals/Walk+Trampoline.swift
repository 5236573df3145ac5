import Symbols

extension Walk {
  /// Gives the last frame, from which a saved context was crossed, the name of a trampoline.
  ///
  /// A handler returns to the trampoline's first instruction, not behind a call: one byte earlier
  /// lies another function, or none.
  mutating func nameTrampoline() {
    guard let last = frames.indices.last, !isAtContext else { return }
    let address = frames[last].resumeAddress
    frames[last].instructionAddress = address
    frames[last].moduleIndex = symbols.moduleIndex(at: address)
    let named = symbolFile(at: address & ~architecture.codeStateBits).flatMap {
      $0.file.symbol(at: $0.relativeAddress)
    }
    let relativeAddress = frames[last].moduleIndex.map {
      address &- symbols.modules[$0].baseAddress
    }
    frames[last].symbol =
      named
      ?? relativeAddress.map {
        SymbolMatch(name: Self.trampolineName, origin: .publicSymbol, relativeAddress: $0)
      }
  }

  /// What gdb calls such a frame.
  private static let trampolineName = "<signal handler called>"
}
