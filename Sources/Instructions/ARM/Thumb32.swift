/// What the instructions of Thumb in two half words mean.
enum Thumb32 {
  static func meaning(of word: ARMWord) -> ARMMeaning? { forms.meaning(of: word) }

  private static let forms: [ARMForm] = [
    ARMForm(0xfe40_0000, 0xe800_0000, Thumb32Transfers.list),
    ARMForm(0xfe40_0000, 0xe840_0000, Thumb32Transfers.dual),
    ARMForm(0xfe00_0000, 0xea00_0000, Thumb32Arithmetic.ofRegisters),
    ARMForm(0xfc00_0000, 0xec00_0000, ARMCoprocessors.meaning),
    ARMForm(0xfa00_8000, 0xf000_0000, Thumb32Arithmetic.ofImmediate),
    ARMForm(0xfa00_8000, 0xf200_0000, Thumb32Arithmetic.ofPlainNumber),
    ARMForm(0xf800_8000, 0xf000_8000, Thumb32Control.meaning),
    ARMForm(0xff10_0000, 0xf900_0000) { ARMVectorTransfers.meaning($0)?.unconditional() },
    ARMForm(0xfe00_0000, 0xf800_0000, Thumb32Transfers.single),
    ARMForm(0xff00_0000, 0xfa00_0000, Thumb32Arithmetic.parts),
    ARMForm(0xff80_0000, 0xfb00_0000, Thumb32Arithmetic.multiplication),
    ARMForm(0xff80_0000, 0xfb80_0000, Thumb32Arithmetic.longMultiplication),
  ]
}

/// Branches, exceptions and status registers.
enum Thumb32Control {
  @Sendable static func meaning(_ word: ARMWord) -> ARMMeaning? {
    if word.has(bit: 14) {
      if word.field(26, 20) >= 0b111_1110, !word.has(bit: 12) { return exception(word) }
      return .branch(word.has(bit: 12) ? "bl" : "blx", distance(word), .call)
    }
    if word.has(bit: 12) { return .branch("b", distance(word)) }
    guard word.field(25, 23) == 0b111 else {
      let parts =
        word.signed(26, 26) << 20 | Int64(word.field(11, 11)) << 19
        | Int64(word.field(13, 13)) << 18 | Int64(word.field(21, 16)) << 12
        | Int64(word.field(10, 0)) << 1
      return .conditionalBranch(word.field(25, 22), parts + 4)
    }
    return miscellaneous(word)
  }

  /// Of b, bl and blx.
  private static func distance(_ word: ARMWord) -> Int64 {
    let sign = word.field(26, 26)
    let first = Int64(~(word.field(13, 13) ^ sign) & 1)
    let second = Int64(~(word.field(11, 11) ^ sign) & 1)
    return word.signed(26, 26) << 24 | first << 23 | second << 22
      | Int64(word.field(25, 16)) << 12 | Int64(word.field(10, 0)) << 1 + 4
  }

  private static func miscellaneous(_ word: ARMWord) -> ARMMeaning? {
    switch word.field(26, 20) {
    case 0b011_1000, 0b011_1001:
      guard !word.has(bit: 5) else { return nil }
      return ARMStatus.write(
        word.field(11, 8), isSaved: word.has(bit: 20), word.register(19, 16))
    case 0b011_1010:
      if word.field(10, 8) == 0 { return ARMStatus.hint(word.field(7, 0)) }
      return ARMStatus.change(
        word.field(10, 9), flags: word.field(7, 5), mode: word.has(bit: 8) ? word.field(4, 0) : nil)
    case 0b011_1011:
      let operation = [2: 1, 4: 4, 5: 5, 6: 6, 7: 7][word.field(7, 4)] ?? 0
      return ARMBarrier.meaning(operation, word.field(3, 0))
    case 0b011_1100:
      return .registerBranch("bxj", word.field(19, 16), [word.register(19, 16)])
    case 0b011_1101: return exceptionReturn(word)
    case 0b011_1110, 0b011_1111:
      guard !word.has(bit: 5) else { return nil }
      let isSaved = word.has(bit: 20)
      return ARMMeaning("mrs", [word.register(11, 8), isSaved ? "spsr" : "apsr"])
        .privileged(isSaved)
    case 0b111_1110, 0b111_1111: return exception(word)
    default: return nil
    }
  }

  private static func exceptionReturn(_ word: ARMWord) -> ARMMeaning? {
    var meaning =
      word.field(7, 0) == 0
      ? ARMMeaning("eret")
      : ARMMeaning("subs", ["pc", "lr", "#" + spelled(Int64(word.field(7, 0)))])
    meaning.flow = .interrupt
    return meaning.privileged()
  }

  private static func exception(_ word: ARMWord) -> ARMMeaning? {
    let isLast = word.has(bit: 20)
    let number = word.field(19, 16) << 12 | word.field(11, 0)
    switch (isLast, word.has(bit: 13)) {
    case (false, false): return .exception("hvc", number, isTrap: false).privileged()
    case (true, true): return .exception("udf", number, isTrap: true)
    case (true, false):
      var meaning = ARMMeaning.exception("smc", word.field(19, 16), isTrap: false).privileged()
      meaning.takesCondition = true
      return meaning
    default: return nil
    }
  }
}
