/// What Thumb computes in general registers, in two half words.
enum Thumb32Arithmetic {
  private static let names = [
    0: "and", 1: "bic", 2: "orr", 3: "orn", 4: "eor", 8: "add", 10: "adc", 11: "sbc", 13: "sub",
    14: "rsb",
  ]
  /// Written without a target when that is `pc`.
  private static let comparisons = [0: "tst", 4: "teq", 8: "cmn", 13: "cmp"]
  /// Written without a base when that is `pc`.
  private static let moves = [2: "mov", 3: "mvn"]

  @Sendable static func ofRegisters(_ word: ARMWord) -> ARMMeaning? {
    let shift = ARMShift(
      kind: word.field(5, 4), field: word.field(14, 12) << 2 | word.field(7, 6))
    let code = word.field(24, 21)
    guard code != 6 else {
      guard !word.has(bit: 20), !word.has(bit: 4) else { return nil }
      return ARMParts.packing(
        word.field(11, 8), word.field(19, 16), word.field(3, 0), shift)
    }
    if code == 2, word.field(19, 16) == 15, !shift.isNone { return shiftedMove(word, shift) }
    return computation(word, [word.register(3, 0)] + shift.suffix)
  }

  private static func shiftedMove(_ word: ARMWord, _ shift: ARMShift) -> ARMMeaning {
    let amount = shift.isThroughCarry ? [] : ["#" + spelled(Int64(shift.count))]
    return .registers(
      shift.name + (word.has(bit: 20) ? "s" : ""), [word.field(11, 8), word.field(3, 0)], amount)
  }

  @Sendable static func ofImmediate(_ word: ARMWord) -> ARMMeaning? {
    computation(word, ["#" + spelled(Int64(expanded(word)))])
  }

  /// A byte in one of the manual's patterns, or rotated.
  private static func expanded(_ word: ARMWord) -> UInt32 {
    let byte = UInt32(word.field(7, 0))
    let pattern = word.field(26, 26) << 3 | word.field(14, 12)
    switch pattern {
    case 0: return byte
    case 1: return byte << 16 | byte
    case 2: return byte << 24 | byte << 8
    case 3: return byte &* 0x0101_0101
    default:
      let rotation = UInt32(pattern << 1 | word.field(7, 7))
      let number = byte | 0x80
      return number >> rotation | number << (32 - rotation)
    }
  }

  private static func computation(_ word: ARMWord, _ operands: [String]) -> ARMMeaning? {
    let (code, target, base) = (word.field(24, 21), word.field(11, 8), word.field(19, 16))
    let flags = word.has(bit: 20) ? "s" : ""
    if target == 15, !flags.isEmpty, let name = comparisons[code] {
      return .registers(name, [base], operands)
    }
    if base == 15, let name = moves[code] { return .registers(name + flags, [target], operands) }
    return names[code].map { .registers($0 + flags, [target, base], operands) }
  }

  @Sendable static func ofPlainNumber(_ word: ARMWord) -> ARMMeaning? {
    let (target, base) = (word.field(11, 8), word.field(19, 16))
    let number = word.field(26, 26) << 11 | word.field(14, 12) << 8 | word.field(7, 0)
    let (low, last) = (word.field(14, 12) << 2 | word.field(7, 6), word.field(4, 0))
    let shift = ARMShift(kind: word.has(bit: 21) ? 2 : 0, field: low)
    let isHalves = word.has(bit: 21) && low == 0
    switch word.field(24, 20) {
    case 0 where base == 15: return .registers("adr", [target], ["#" + spelled(Int64(number))])
    case 10 where base == 15: return .registers("adr", [target], ["#-" + spelled(Int64(number))])
    case 0: return .registers("addw", [target, base], ["#" + spelled(Int64(number))])
    case 10: return .registers("subw", [target, base], ["#" + spelled(Int64(number))])
    case 4, 12:
      return .registers(
        word.has(bit: 23) ? "movt" : "movw", [target],
        ["#" + spelled(Int64(base << 12 | number))])
    case 16, 18:
      return ARMParts.saturation(
        isHalves ? "ssat16" : "ssat", target, last + 1, base, isHalves ? nil : shift)
    case 24, 26:
      return ARMParts.saturation(
        isHalves ? "usat16" : "usat", target, last, base, isHalves ? nil : shift)
    case 20: return ARMParts.field("sbfx", target, base, low: low, width: last + 1)
    case 28: return ARMParts.field("ubfx", target, base, low: low, width: last + 1)
    case 22: return ARMParts.insertion(target, base, low: low, high: last)
    default: return nil
    }
  }

  /// Shifts by registers, extensions, and computations with parts of registers.
  @Sendable static func parts(_ word: ARMWord) -> ARMMeaning? {
    guard word.field(15, 12) == 15 else { return nil }
    let (target, base, source) = (word.field(11, 8), word.field(19, 16), word.field(3, 0))
    let code = word.field(22, 20)
    switch (word.has(bit: 23), word.field(7, 6)) {
    case (false, 0) where word.field(5, 4) == 0:
      return .registers(
        ARMShift.names[code >> 1] + (code & 1 == 1 ? "s" : ""), [target, base, source])
    case (false, 2...) where code < 6:
      let names = ["sxtah", "uxtah", "sxtab16", "uxtab16", "sxtab", "uxtab"]
      return ARMParts.extension(names[code], target, base, source, rotation: word.field(5, 4))
    case (true, 0), (true, 1):
      let names = ["add8", "add16", "asx", "", "sub8", "sub16", "sax", ""]
      let prefix = ["s", "q", "sh", "", "u", "uq", "uh", ""][word.field(6, 4)]
      guard !prefix.isEmpty, !names[code].isEmpty else { return nil }
      return .registers(prefix + names[code], [target, base, source])
    case (true, 2): return single(word, code, word.field(5, 4))
    default: return nil
    }
  }

  private static func single(_ word: ARMWord, _ code: Int, _ operation: Int) -> ARMMeaning? {
    let (target, base, source) = (word.field(11, 8), word.field(19, 16), word.field(3, 0))
    switch code {
    case 0:
      return .registers(
        ["qadd", "qdadd", "qsub", "qdsub"][operation], [target, source, base])
    case 1:
      return .registers(["rev", "rev16", "rbit", "revsh"][operation], [target, source])
    case 2 where operation == 0: return .registers("sel", [target, base, source])
    case 3 where operation == 0: return .registers("clz", [target, source])
    case 4, 5:
      guard operation < 3 else { return nil }
      return .registers(
        "crc32" + (code == 5 ? "c" : "") + ["b", "h", "w"][operation], [target, base, source]
      ).unconditional()
    default: return nil
    }
  }

  @Sendable static func multiplication(_ word: ARMWord) -> ARMMeaning? {
    let (target, addend) = (word.field(11, 8), word.field(15, 12))
    let factors = [word.field(19, 16), word.field(3, 0)]
    let first = word.has(bit: 5) ? "t" : "b"
    let second = word.has(bit: 4) ? "t" : "b"
    let operation = word.field(5, 4)
    let names: (String, String)
    switch word.field(22, 20) {
    case 0 where operation == 0: names = ("mul", "mla")
    case 0 where operation == 1: return .registers("mls", [target] + factors + [addend])
    case 1: names = ("smul" + first + second, "smla" + first + second)
    case 2 where operation < 2: names = ("smuad" + suffix(word), "smlad" + suffix(word))
    case 3 where operation < 2: names = ("smulw" + second, "smlaw" + second)
    case 4 where operation < 2: names = ("smusd" + suffix(word), "smlsd" + suffix(word))
    case 5 where operation < 2:
      names = operation == 1 ? ("smmulr", "smmlar") : ("smmul", "smmla")
    case 6 where operation < 2:
      return .registers(operation == 1 ? "smmlsr" : "smmls", [target] + factors + [addend])
    case 7 where operation == 0: names = ("usad8", "usada8")
    default: return nil
    }
    return ARMParts.accumulating(names.0, names.1, target, factors, addend)
  }

  private static func suffix(_ word: ARMWord) -> String { word.has(bit: 4) ? "x" : "" }

  @Sendable static func longMultiplication(_ word: ARMWord) -> ARMMeaning? {
    let (low, high) = (word.field(15, 12), word.field(11, 8))
    let factors = [word.field(19, 16), word.field(3, 0)]
    switch (word.field(22, 20), word.field(7, 4)) {
    case (1, 15) where low == 15: return .registers("sdiv", [high] + factors)
    case (3, 15) where low == 15: return .registers("udiv", [high] + factors)
    case (0, 0): return .registers("smull", [low, high] + factors)
    case (2, 0): return .registers("umull", [low, high] + factors)
    case (4, 0): return .registers("smlal", [low, high] + factors)
    case (6, 0): return .registers("umlal", [low, high] + factors)
    case (6, 6): return .registers("umaal", [low, high] + factors)
    case (4, 8...11):
      let halves = (word.has(bit: 5) ? "t" : "b") + (word.has(bit: 4) ? "t" : "b")
      return .registers("smlal" + halves, [low, high] + factors)
    case (4, 12), (4, 13): return .registers("smlald" + suffix(word), [low, high] + factors)
    case (5, 12), (5, 13): return .registers("smlsld" + suffix(word), [low, high] + factors)
    default: return nil
    }
  }
}
