import Symbols

/// A word on the stack that can be a return address, and where it lies.
struct ScanGuess {
  /// The address of the word.
  var slot: UInt64
  var returnAddress: UInt64

  /// The words of a stretch of stack that can be return addresses, up to the first that is not there.
  static func guesses(
    from start: UInt64, count: Int, in walk: Walk
  ) -> some Sequence<ScanGuess> {
    let step = UInt64(walk.architecture.pointerByteCount)
    return (0..<UInt64(max(0, count))).lazy
      .map { start &+ $0 &* step }
      .map { slot in walk.pointer(at: slot).map { (slot, walk.codeAddress($0)) } }
      .prefix { $0 != nil }
      .compactMap { word -> ScanGuess? in
        guard let (slot, address) = word, walk.canBeReturnAddress(address) else { return nil }
        return ScanGuess(slot: slot, returnAddress: address)
      }
  }

  /// An address inside the call.
  func instruction(in walk: Walk) -> UInt64 {
    returnAddress &- walk.architecture.returnAddressAdjustment
  }

  /// Whether symbols were at hand to say that a function lies there.
  func isChecked(in walk: Walk) -> Bool {
    guard let index = walk.symbols.moduleIndex(at: instruction(in: walk)) else { return true }
    return walk.symbols[index] != nil
  }

  /// The frame this would be a return to.
  func caller(in walk: Walk) -> Caller {
    let architecture = walk.architecture
    var registers = Registers()
    registers[architecture.programCounter] = returnAddress
    registers[architecture.stackPointer] =
      slot &+ UInt64(architecture.pointerByteCount) &- architecture.stackAddress(0)
    registers[architecture.framePointer] = framePointer(in: walk)
    return Caller(registers: registers, trust: .scan)
  }

  /// The caller's frame pointer: saved just below the return address, or untouched.
  private func framePointer(in walk: Walk) -> UInt64? {
    let architecture = walk.architecture
    let kept = walk.frame.registers[architecture.framePointer]
    guard architecture.linkRegister == nil else { return kept }
    let below = slot &- UInt64(architecture.pointerByteCount)
    if let saved = walk.pointer(at: below), saved > slot, saved &- slot <= ScanUnwinding.gapLimit,
      below >= (walk.frame.registers[architecture.stackPointer] ?? 0)
    {
      return saved
    }
    return kept.flatMap { $0 > slot ? $0 : nil }
  }
}
