extension Instruction {
  /// Decodes the instruction of A32 that `bytes` begin with.
  ///
  /// - Returns: nil for fewer than four bytes, for words that are no instruction we know, and for
  ///   what only computes with vectors or floating-point numbers.
  public init?(arm bytes: some Collection<UInt8>) {
    guard let bits = littleEndian(bytes, byteCount: 4) else { return nil }
    let word = ARMWord(bits: bits, isThumb: false)
    guard let meaning = A32.meaning(of: word) else { return nil }
    self.init(meaning, byteCount: 4, condition: min(word.field(31, 28), 14))
  }

  /// As ``init(arm:)``, of Thumb.
  ///
  /// - Parameter blockState: what an `it` before the instruction has left in the status register:
  ///   the condition in bits 4 to 7, in bits 0 to 3 how much of its block is left; 0 outside of one.
  public init?(thumb bytes: some Collection<UInt8>, blockState: UInt8 = 0) {
    guard let first = littleEndian(bytes, byteCount: 2) else { return nil }
    let isConditional = blockState & 15 != 0
    let condition = isConditional ? Int(min(blockState >> 4, 14)) : 14
    guard first >= 0xe800 else {
      let word = ARMWord(bits: first, isThumb: true)
      guard let meaning = Thumb.meaning(of: word, isConditional: isConditional) else { return nil }
      self.init(meaning, byteCount: 2, condition: condition)
      return
    }
    guard let second = littleEndian(bytes.dropFirst(2), byteCount: 2),
      let meaning = Thumb32.meaning(of: ARMWord(bits: first << 16 | second, isThumb: true))
    else { return nil }
    self.init(meaning, byteCount: 4, condition: condition)
  }

  private init(_ meaning: ARMMeaning, byteCount: Int, condition: Int) {
    let name =
      meaning.name + (meaning.takesCondition ? ARMWord.conditions[condition] : "")
      + meaning.qualifier
    self.init(
      mnemonic: name, byteCount: byteCount,
      operands: [meaning.target].compactMap { $0 } + (meaning.accesses ?? []).map(Operand.memory),
      accesses: meaning.accesses, flow: meaning.flow)
    if meaning.takesCondition, condition < 14, flow == .jump { flow = .conditionalJump }
    isPrivileged = meaning.isPrivileged
    trapNumber = meaning.trapNumber
    // Windows' compilers test divisors, and come here for a zero.
    isDivision = byteCount == 2 && meaning.name == "udf" && trapNumber == 0xf9
    spelling = ([name] + [meaning.arguments.joined(separator: ", ")]).filter { !$0.isEmpty }
      .joined(separator: " ")
  }
}
