import Symbols

/// Finds a guess that call-frame information confirms: from there the rules lead on to another
/// return address, in a function that has rules itself.
enum ScanAnchor {
  /// Words searched: as far as the scan goes from a frame that is certain. Twice as far, callers are
  /// confirmed that have long returned, and true frames in between are left out.
  private static let wordCount = UInt64(ScanUnwinding.wordCountFromCertainFrame)

  /// What a walk knows of anchors from earlier searches, so that no word is tried twice.
  struct Memo {
    /// The words that were tried: all before the anchor, or all.
    var slots: Range<UInt64>
    var anchor: ScanGuess?
  }

  /// The first anchor at or above a place on the stack.
  static func first(from start: UInt64, in walk: inout Walk) -> ScanGuess? {
    let step = UInt64(walk.architecture.pointerByteCount)
    let (end, overflow) = start.addingReportingOverflow(wordCount &* step)
    guard !overflow else { return nil }
    var next = start
    if let memo = walk.anchorMemo, memo.slots.contains(start) {
      if let anchor = memo.anchor, anchor.slot >= start { return anchor }
      next = min(memo.slots.upperBound, end)
    }
    let anchor = ScanGuess.guesses(from: next, count: Int((end &- next) / step), in: walk)
      .first { isConfirmed($0, in: walk) }
    walk.anchorMemo = Memo(slots: start..<(anchor.map { $0.slot &+ step } ?? end), anchor: anchor)
    return anchor
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
