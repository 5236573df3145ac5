/// Branches to registers, exceptions and status registers of A32.
enum A32Control {
  @Sendable static func miscellaneous(_ word: ARMWord) -> ARMMeaning? {
    let operation = word.field(22, 21)
    let number = word.field(19, 8) << 4 | word.field(3, 0)
    switch (word.field(6, 4), operation) {
    case (0, _): return status(word)
    case (1, 1): return .registerBranch("bx", word.field(3, 0), [word.register(3, 0)])
    case (1, 3): return .registers("clz", [word.field(15, 12), word.field(3, 0)])
    case (2, 1): return .registerBranch("bxj", word.field(3, 0), [word.register(3, 0)])
    case (3, 1): return .registerBranch("blx", word.field(3, 0), [word.register(3, 0)])
    case (4, _): return checksum(word)
    case (5, _):
      return .registers(
        ["qadd", "qsub", "qdadd", "qdsub"][operation],
        [word.field(15, 12), word.field(3, 0), word.field(19, 16)])
    case (6, 3):
      var meaning = ARMMeaning("eret").privileged()
      meaning.flow = .interrupt
      return meaning
    case (7, 0): return .exception("hlt", number, isTrap: true)
    case (7, 1): return .exception("bkpt", number, isTrap: true)
    case (7, 2): return .exception("hvc", number, isTrap: false).privileged()
    case (7, 3):
      var meaning = ARMMeaning.exception("smc", word.field(3, 0), isTrap: false).privileged()
      meaning.takesCondition = true
      return meaning
    default: return nil
    }
  }

  private static func checksum(_ word: ARMWord) -> ARMMeaning? {
    guard word.field(22, 21) != 3 else { return nil }
    let name = "crc32" + (word.has(bit: 9) ? "c" : "") + ["b", "h", "w"][word.field(22, 21)]
    return .registers(name, [word.field(15, 12), word.field(19, 16), word.field(3, 0)])
      .unconditional()
  }

  /// mrs and msr of registers.
  private static func status(_ word: ARMWord) -> ARMMeaning? {
    guard !word.has(bit: 9) else { return nil }
    let isSaved = word.has(bit: 22)
    guard word.has(bit: 21) else {
      return ARMMeaning("mrs", [word.register(15, 12), isSaved ? "spsr" : "apsr"])
        .privileged(isSaved)
    }
    return ARMStatus.write(word.field(19, 16), isSaved: isSaved, word.register(3, 0))
  }

  /// nop, yield and their like, and msr of a number.
  @Sendable static func hint(_ word: ARMWord) -> ARMMeaning? {
    guard word.has(bit: 22) || word.field(19, 16) != 0 else {
      return ARMStatus.hint(word.field(7, 0))
    }
    let rotation = UInt32(word.field(11, 8) * 2)
    let byte = UInt32(word.field(7, 0))
    let number = byte >> rotation | byte << (32 - rotation)
    return ARMStatus.write(
      word.field(19, 16), isSaved: word.has(bit: 22), "#" + spelled(Int64(number)))
  }

  /// cps and its like.
  @Sendable static func stateChange(_ word: ARMWord) -> ARMMeaning? {
    ARMStatus.change(
      word.field(19, 18), flags: word.field(8, 6), mode: word.has(bit: 17) ? word.field(4, 0) : nil)
  }

  static func endianness(isBig: Bool) -> ARMMeaning {
    ARMMeaning("setend", [isBig ? "be" : "le"]).unconditional()
  }

  /// rfe
  @Sendable static func exceptionReturn(_ word: ARMWord) -> ARMMeaning? {
    ARMStatus.exceptionReturn(
      word.field(19, 16), mode: ["da", "", "db", "ib"][word.field(24, 23)],
      writesBack: word.has(bit: 21))
  }
}

/// Status registers and hints, the same in A32 and Thumb.
enum ARMStatus {
  /// msr; programs may write flags.
  static func write(_ mask: Int, isSaved: Bool, _ source: String) -> ARMMeaning {
    let letters = zip([8, 4, 2, 1], ["f", "s", "x", "c"]).filter { mask & $0.0 != 0 }.map(\.1)
    let flags = [8: "apsr_nzcvq", 4: "apsr_g", 12: "apsr_nzcvqg"]
    let name =
      isSaved ? "spsr_" + letters.joined() : flags[mask] ?? "cpsr_" + letters.joined()
    return ARMMeaning("msr", [name, source]).privileged(isSaved || mask & 1 != 0)
  }

  static func hint(_ number: Int) -> ARMMeaning {
    switch number {
    case 0...5: return ARMMeaning(["nop", "yield", "wfe", "wfi", "sev", "sevl"][number])
    case 16: return ARMMeaning("esb")
    case 18: return ARMMeaning("tsb", ["csync"])
    case 20: return ARMMeaning("csdb")
    case 0xf0...0xff: return ARMMeaning("dbg", ["#" + spelled(Int64(number & 15))])
    default: return ARMMeaning("hint", ["#" + spelled(Int64(number))])
    }
  }

  static func change(_ operation: Int, flags: Int, mode: Int?) -> ARMMeaning {
    let letters = zip([4, 2, 1], ["a", "i", "f"]).filter { flags & $0.0 != 0 }.map(\.1).joined()
    let arguments = operation >= 2 ? [letters] : []
    let number = mode.map { ["#" + spelled(Int64($0))] } ?? []
    return ARMMeaning("cps" + ["", "", "ie", "id"][operation], arguments + number)
      .privileged().unconditional()
  }

  static func exceptionReturn(_ base: Int, mode: String, writesBack: Bool) -> ARMMeaning {
    var meaning = ARMMeaning("rfe" + mode, [ARMWord.register(base) + (writesBack ? "!" : "")])
    (meaning.flow, meaning.accesses) = (.interrupt, nil)
    return meaning.privileged()
  }
}
