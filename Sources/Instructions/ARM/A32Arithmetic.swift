/// What A32 computes in general registers.
enum A32Arithmetic {
  private static let names = [
    "and", "eor", "sub", "rsb", "add", "adc", "sbc", "rsc", "tst", "teq", "cmp", "cmn", "orr",
    "mov", "bic", "mvn",
  ]

  /// Registers, shifted by a number or by a register.
  @Sendable static func ofRegisters(_ word: ARMWord) -> ARMMeaning? {
    let operand = word.register(3, 0)
    let shift = ARMShift(kind: word.field(6, 5), field: word.field(11, 7))
    let byRegister = word.has(bit: 4)
    let amount = byRegister ? word.register(11, 8) : "#" + spelled(Int64(shift.count))
    if word.field(24, 21) == 13 {
      return move(word, operand, shift, byRegister ? amount : nil)
    }
    let suffix = byRegister ? ["\(ARMShift.names[shift.kind]) \(amount)"] : shift.suffix
    return computation(word, [operand] + suffix)
  }

  /// mov, and the shifts, which are moves.
  private static func move(
    _ word: ARMWord, _ operand: String, _ shift: ARMShift, _ byRegister: String?
  ) -> ARMMeaning {
    let flags = word.has(bit: 20) ? "s" : ""
    let target = word.field(15, 12)
    if let byRegister {
      return ARMMeaning(
        ARMShift.names[shift.kind] + flags, into: target, [operand, byRegister])
    }
    if shift.isNone, target == 15, flags.isEmpty {
      return .registerBranch("mov", word.field(3, 0), ["pc", operand])
    }
    if shift.isNone { return ARMMeaning("mov" + flags, into: target, [operand]) }
    let amount = shift.isThroughCarry ? [] : ["#" + spelled(Int64(shift.count))]
    return ARMMeaning(shift.name + flags, into: target, [operand] + amount)
  }

  @Sendable static func ofImmediate(_ word: ARMWord) -> ARMMeaning? {
    let rotation = UInt32(word.field(11, 8) * 2)
    let byte = UInt32(word.field(7, 0))
    let number = byte >> rotation | byte << (32 - rotation)
    // The shortest rotation is written as its number; adr is relative to the instruction.
    let isPlace = word.field(19, 16) == 15 && [2, 4].contains(word.field(24, 21))
    if isPlace, !word.has(bit: 20) {
      let distance = word.field(24, 21) == 4 ? Int64(number) : -Int64(number)
      return ARMMeaning("adr", into: word.field(15, 12), [spelledPlace(distance + 8)])
    }
    return computation(word, ["#" + spelled(Int64(number))])
  }

  private static func computation(_ word: ARMWord, _ operands: [String]) -> ARMMeaning {
    let code = word.field(24, 21)
    let flags = word.has(bit: 20) ? "s" : ""
    switch code {
    case 8...11: return ARMMeaning(names[code], [word.register(19, 16)] + operands)
    case 13, 15: return ARMMeaning(names[code] + flags, into: word.field(15, 12), operands)
    default:
      return ARMMeaning(
        names[code] + flags, into: word.field(15, 12), [word.register(19, 16)] + operands)
    }
  }

  @Sendable static func wideMove(_ word: ARMWord) -> ARMMeaning? {
    let number = word.field(19, 16) << 12 | word.field(11, 0)
    return ARMMeaning(
      word.has(bit: 22) ? "movt" : "movw", into: word.field(15, 12),
      ["#" + spelled(Int64(number))])
  }

  @Sendable static func multiplication(_ word: ARMWord) -> ARMMeaning? {
    let flags = word.has(bit: 20) ? "s" : ""
    let (high, low) = (word.field(19, 16), word.field(15, 12))
    let factors = [word.field(3, 0), word.field(11, 8)]
    switch word.field(23, 21) {
    case 0: return .registers("mul" + flags, [high] + factors)
    case 1: return .registers("mla" + flags, [high] + factors + [low])
    case 2 where flags.isEmpty: return .registers("umaal", [low, high] + factors)
    case 3 where flags.isEmpty: return .registers("mls", [high] + factors + [low])
    case let code where code >= 4:
      return .registers(
        ["umull", "umlal", "smull", "smlal"][code - 4] + flags, [low, high] + factors)
    default: return nil
    }
  }

  /// smlabb, smulwt, smlaltb and their like.
  @Sendable static func halfwordMultiplication(_ word: ARMWord) -> ARMMeaning? {
    let (high, low) = (word.field(19, 16), word.field(15, 12))
    let factors = [word.field(3, 0), word.field(11, 8)]
    let (first, second) = (word.has(bit: 5) ? "t" : "b", word.has(bit: 6) ? "t" : "b")
    switch (word.field(22, 21), word.has(bit: 5)) {
    case (0, _): return .registers("smla" + first + second, [high] + factors + [low])
    case (1, false): return .registers("smlaw" + second, [high] + factors + [low])
    case (1, true): return .registers("smulw" + second, [high] + factors)
    case (2, _): return .registers("smlal" + first + second, [low, high] + factors)
    default: return .registers("smul" + first + second, [high] + factors)
    }
  }
}
