/// What the instructions of Thumb in one half word mean.
enum Thumb {
  /// - Parameter isConditional: whether an `it` before it makes it conditional; then it leaves the
  ///   flags alone.
  static func meaning(of word: ARMWord, isConditional: Bool) -> ARMMeaning? {
    forms.meaning(of: word)
      ?? flagSetting.meaning(of: word).map { meaning in
        var meaning = meaning
        if !isConditional { meaning.name += "s" }
        return meaning
      }
  }

  /// Those that set the flags, where no condition is.
  private static let flagSetting: [ARMForm] = [
    ARMForm(0xffc0, 0x0000) { .registers("mov", [$0.field(2, 0), $0.field(5, 3)]) },
    ARMForm(0xf800, 0x0000, shift), ARMForm(0xf800, 0x0800, shift), ARMForm(0xf800, 0x1000, shift),
    ARMForm(0xfe00, 0x1800) { .registers("add", low($0)) },
    ARMForm(0xfe00, 0x1a00) { .registers("sub", low($0)) },
    ARMForm(0xfe00, 0x1c00) { .registers("add", Array(low($0).prefix(2)), [number($0, 8, 6)]) },
    ARMForm(0xfe00, 0x1e00) { .registers("sub", Array(low($0).prefix(2)), [number($0, 8, 6)]) },
    ARMForm(0xf800, 0x2000) { .registers("mov", [$0.field(10, 8)], [number($0, 7, 0)]) },
    ARMForm(0xf800, 0x3000) { .registers("add", [$0.field(10, 8)], [number($0, 7, 0)]) },
    ARMForm(0xf800, 0x3800) { .registers("sub", [$0.field(10, 8)], [number($0, 7, 0)]) },
    ARMForm(0xffc0, 0x4240) { .registers("rsb", [$0.field(2, 0), $0.field(5, 3)], ["#0"]) },
    ARMForm(0xffc0, 0x4340) {
      .registers("mul", [$0.field(2, 0), $0.field(5, 3), $0.field(2, 0)])
    },
    ARMForm(0xfc00, 0x4000) {
      .registers(operations[$0.field(9, 6)], [$0.field(2, 0), $0.field(5, 3)])
    },
  ]

  private static let operations = [
    "and", "eor", "lsl", "lsr", "asr", "adc", "sbc", "ror", "tst", "rsb", "cmp", "cmn", "orr",
    "mul", "bic", "mvn",
  ]

  private static func low(_ word: ARMWord) -> [Int] {
    [word.field(2, 0), word.field(5, 3), word.field(8, 6)]
  }

  private static func number(_ word: ARMWord, _ high: UInt32, _ low: UInt32) -> String {
    "#" + spelled(Int64(word.field(high, low)))
  }

  @Sendable private static func shift(_ word: ARMWord) -> ARMMeaning? {
    let shift = ARMShift(kind: word.field(12, 11), field: word.field(10, 6))
    return .registers(
      shift.name, [word.field(2, 0), word.field(5, 3)], ["#" + spelled(Int64(shift.count))])
  }

  private static let forms: [ARMForm] = [
    ARMForm(0xf800, 0x2800) { .registers("cmp", [$0.field(10, 8)], [number($0, 7, 0)]) },
    ARMForm(0xffc0, 0x4200) { .registers("tst", [$0.field(2, 0), $0.field(5, 3)]) },
    ARMForm(0xffc0, 0x4280) { .registers("cmp", [$0.field(2, 0), $0.field(5, 3)]) },
    ARMForm(0xffc0, 0x42c0) { .registers("cmn", [$0.field(2, 0), $0.field(5, 3)]) },
    ARMForm(0xfc00, 0x4400, highRegisters),
    ARMForm(0xf800, 0x4800) {
      .transfer(
        "ldr", [$0.field(10, 8)], ARMAddress(base: 15, plus: 4 * $0.field(7, 0)), byteCount: 4,
        .read, of: $0)
    },
    ARMForm(0xf000, 0x5000, indexed),
    ARMForm(0xe000, 0x6000, ofNumber), ARMForm(0xf000, 0x8000, ofNumber),
    ARMForm(0xf000, 0x9000) {
      let isLoad = $0.has(bit: 11)
      return .transfer(
        isLoad ? "ldr" : "str", [$0.field(10, 8)],
        ARMAddress(base: 13, plus: 4 * $0.field(7, 0)), byteCount: 4, isLoad ? .read : .write,
        of: $0)
    },
    ARMForm(0xf800, 0xa000) {
      .registers("adr", [$0.field(10, 8)], ["#" + spelled(Int64(4 * $0.field(7, 0)))])
    },
    ARMForm(0xf800, 0xa800) {
      .registers("add", [$0.field(10, 8), 13], ["#" + spelled(Int64(4 * $0.field(7, 0)))])
    },
    ARMForm(0xff00, 0xb000) {
      .registers(
        $0.has(bit: 7) ? "sub" : "add", [13], ["#" + spelled(Int64(4 * $0.field(6, 0)))])
    },
    ARMForm(0xf500, 0xb100, zeroBranch),
    ARMForm(0xff00, 0xb200) {
      .registers(
        ["sxth", "sxtb", "uxth", "uxtb"][$0.field(7, 6)], [$0.field(2, 0), $0.field(5, 3)])
    },
    ARMForm(0xfe00, 0xb400) { stack($0, $0.field(7, 0) | $0.field(8, 8) << 14) },
    ARMForm(0xfe00, 0xbc00) { stack($0, $0.field(7, 0) | $0.field(8, 8) << 15) },
    ARMForm(0xfff7, 0xb650) { A32Control.endianness(isBig: $0.has(bit: 3)) },
    ARMForm(0xffe8, 0xb660) {
      ARMStatus.change($0.has(bit: 4) ? 3 : 2, flags: $0.field(2, 0), mode: nil)
    },
    ARMForm(0xffc0, 0xba80) { .exception("hlt", $0.field(5, 0), isTrap: true) },
    ARMForm(0xff00, 0xba00) {
      .registers(
        ["rev", "rev16", "", "revsh"][$0.field(7, 6)], [$0.field(2, 0), $0.field(5, 3)])
    },
    ARMForm(0xff00, 0xbe00) { .exception("bkpt", $0.field(7, 0), isTrap: true) },
    ARMForm(0xff00, 0xbf00, hint),
    ARMForm(0xf000, 0xc000) {
      let (base, registers, isLoad) = ($0.field(10, 8), $0.field(7, 0), $0.has(bit: 11))
      return .transfer(
        ARMMeaning.RegisterList(
          base: base, registers: registers, isLoad: isLoad,
          writesBack: !isLoad || registers >> base & 1 == 0, isIncreasing: true, isBefore: false))
    },
    ARMForm(0xff00, 0xde00) { .exception("udf", $0.field(7, 0), isTrap: true) },
    ARMForm(0xff00, 0xdf00) { .exception("svc", $0.field(7, 0), isTrap: false) },
    ARMForm(0xf000, 0xd000) {
      .conditionalBranch($0.field(11, 8), $0.signed(7, 0) * 2 + 4)
    },
    ARMForm(0xf800, 0xe000) { .branch("b", $0.signed(10, 0) * 2 + 4) },
  ]

  /// add, cmp and mov of all registers, bx, blx.
  @Sendable private static func highRegisters(_ word: ARMWord) -> ARMMeaning? {
    let (target, source) = (word.field(7, 7) << 3 | word.field(2, 0), word.field(6, 3))
    let name = ARMWord.register(source)
    switch word.field(9, 8) {
    case 0:
      return ARMMeaning(
        "add", into: target, source == 13 ? [name, ARMWord.register(target)] : [name])
    case 1: return .registers("cmp", [target, source])
    case 2 where target == 15: return .registerBranch("mov", source, ["pc", name])
    case 2: return .registers("mov", [target, source])
    default:
      guard word.field(2, 0) == 0 else { return nil }
      return .registerBranch(word.has(bit: 7) ? "blx" : "bx", source, [name])
    }
  }

  /// Loads and stores with a register as offset.
  @Sendable private static func indexed(_ word: ARMWord) -> ARMMeaning? {
    let names = ["str", "strh", "strb", "ldrsb", "ldr", "ldrh", "ldrb", "ldrsh"]
    let operation = word.field(11, 9)
    let offset = ARMAddress.Offset.register(
      word.field(8, 6), ARMShift(kind: 0, field: 0), isSubtracted: false)
    return .transfer(
      names[operation], [word.field(2, 0)], ARMAddress(base: word.field(5, 3), offset),
      byteCount: [4, 2, 1, 1, 4, 2, 1, 2][operation], operation < 3 ? .write : .read, of: word)
  }

  @Sendable private static func ofNumber(_ word: ARMWord) -> ARMMeaning? {
    let byteCount = [0b0110: 4, 0b0111: 1][word.field(15, 12)] ?? 2
    let isLoad = word.has(bit: 11)
    return .transfer(
      (isLoad ? "ldr" : "str") + [1: "b", 2: "h"][byteCount, default: ""], [word.field(2, 0)],
      ARMAddress(base: word.field(5, 3), plus: byteCount * word.field(10, 6)),
      byteCount: byteCount, isLoad ? .read : .write, of: word)
  }

  @Sendable private static func zeroBranch(_ word: ARMWord) -> ARMMeaning? {
    let distance = word.field(9, 9) << 6 | word.field(7, 3) << 1
    var meaning = ARMMeaning.branch(
      word.has(bit: 11) ? "cbnz" : "cbz", Int64(distance) + 4, .conditionalJump)
    meaning.arguments.insert(word.register(2, 0), at: 0)
    return meaning.unconditional()
  }

  private static func stack(_ word: ARMWord, _ registers: Int) -> ARMMeaning? {
    let isLoad = word.has(bit: 11)
    return .transfer(
      ARMMeaning.RegisterList(
        base: 13, registers: registers, isLoad: isLoad, writesBack: true, isIncreasing: isLoad,
        isBefore: !isLoad))
  }

  /// nop and its like, and it.
  @Sendable private static func hint(_ word: ARMWord) -> ARMMeaning? {
    let (condition, mask) = (word.field(7, 4), word.field(3, 0))
    if mask == 0 { return ARMStatus.hint(condition) }
    guard condition < 15 else { return nil }
    let last = mask.trailingZeroBitCount
    let others = stride(from: 3, to: last, by: -1).map { bit in
      mask >> bit & 1 == condition & 1 ? "t" : "e"
    }
    let name = condition == 14 ? "al" : ARMWord.conditions[condition]
    return ARMMeaning("it" + others.joined(), [name]).unconditional()
  }
}

extension ARMMeaning {
  /// `b` with a condition of its own.
  static func conditionalBranch(_ condition: Int, _ distance: Int64) -> Self {
    .branch("b" + ARMWord.conditions[min(condition, 14)], distance, .conditionalJump)
      .unconditional()
  }
}
