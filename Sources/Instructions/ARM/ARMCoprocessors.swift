/// Floating point and system registers, whose words are the same in A32 and in Thumb. What only
/// computes with vectors is not known: it cannot fail.
enum ARMCoprocessors {
  @Sendable static func meaning(_ word: ARMWord) -> ARMMeaning? {
    let isFloat = word.field(11, 9) == 0b101
    if word.matches(0x0fe0_0000, 0x0c40_0000) {
      return isFloat ? moveOfPair(word) : systemPair(word)
    }
    if word.matches(0x0e00_0000, 0x0c00_0000) { return isFloat ? transfer(word) : nil }
    guard word.matches(0x0f00_0010, 0x0e00_0010) else { return nil }
    return isFloat ? move(word) : system(word)
  }

  /// s0 to s31, d0 to d31.
  private static func floatRegister(_ word: ARMWord, _ high: UInt32, _ low: UInt32, bit: UInt32)
    -> Int
  {
    let isDouble = word.has(bit: 8)
    return isDouble
      ? word.field(bit, bit) << 4 | word.field(high, low)
      : word.field(high, low) << 1 | word.field(bit, bit)
  }

  /// vldr, vstr, vldm, vstm, vpush, vpop.
  private static func transfer(_ word: ARMWord) -> ARMMeaning? {
    let letter = word.has(bit: 8) ? "d" : "s"
    let first = floatRegister(word, 15, 12, bit: 22)
    let (isLoad, base, count) = (word.has(bit: 20), word.field(19, 16), word.field(7, 0))
    let kind: AccessKind = isLoad ? .read : .write
    if word.has(bit: 24), !word.has(bit: 21) {
      let address = ARMAddress(base: base, .number(4 * count, isSubtracted: !word.has(bit: 23)))
      var meaning = ARMMeaning(isLoad ? "vldr" : "vstr", ["\(letter)\(first)", address.text])
      meaning.accesses = address.access(word.has(bit: 8) ? 8 : 4, kind, of: word)
      return meaning
    }
    let (isBefore, writesBack) = (word.has(bit: 24), word.has(bit: 21))
    let registerCount = word.has(bit: 8) ? count / 2 : count
    guard isBefore != word.has(bit: 23), !isBefore || writesBack, registerCount > 0,
      first + registerCount <= 32
    else { return nil }
    let names = (first..<first + registerCount).map { "\(letter)\($0)" }
    let list = "{" + names.joined(separator: ", ") + "}"
    let isStack = base == 13 && writesBack && isBefore != isLoad
    var meaning =
      isStack
      ? ARMMeaning(isLoad ? "vpop" : "vpush", [list])
      : ARMMeaning(
        (isLoad ? "vldm" : "vstm") + (isBefore ? "db" : "ia"),
        [ARMWord.register(base) + (writesBack ? "!" : ""), list])
    let start = base == 15 ? word.programCounterDistance : 0
    meaning.accesses = [
      MemoryOperand(
        base: ARMWord.register(base), displacement: start - (isBefore ? Int64(4 * count) : 0),
        byteCount: 4 * count, kind: kind)
    ]
    return meaning
  }

  /// vmov between two general registers and a double, or two singles.
  private static func moveOfPair(_ word: ARMWord) -> ARMMeaning? {
    guard word.field(7, 6) == 0, word.has(bit: 4) else { return nil }
    let register = floatRegister(word, 3, 0, bit: 5)
    guard word.has(bit: 8) || register < 31 else { return nil }
    let floats = word.has(bit: 8) ? ["d\(register)"] : ["s\(register)", "s\(register + 1)"]
    let generals = [word.register(15, 12), word.register(19, 16)]
    return ARMMeaning("vmov", word.has(bit: 20) ? generals + floats : floats + generals)
  }

  /// vmov between a general register and a single, vmrs and vmsr of the status.
  private static func move(_ word: ARMWord) -> ARMMeaning? {
    let general = word.register(15, 12)
    if word.matches(0x0fe0_0f7f, 0x0e00_0a10) {
      let float = "s\(word.field(19, 16) << 1 | word.field(7, 7))"
      return ARMMeaning("vmov", word.has(bit: 20) ? [general, float] : [float, general])
    }
    if word.matches(0x0fff_0fff, 0x0ef1_0a10) {
      return ARMMeaning("vmrs", [general == "pc" ? "apsr_nzcv" : general, "fpscr"])
    }
    return word.matches(0x0fff_0fff, 0x0ee1_0a10) ? ARMMeaning("vmsr", ["fpscr", general]) : nil
  }

  /// mcr and mrc. Programs may read their thread's registers, and order their memory.
  private static func system(_ word: ARMWord) -> ARMMeaning? {
    let isRead = word.has(bit: 20)
    let (high, low, second) = (word.field(19, 16), word.field(3, 0), word.field(7, 5))
    let isForPrograms =
      word.field(11, 8) == 15 && word.field(23, 21) == 0
      && (isRead
        ? (high, low) == (13, 0) && [2, 3].contains(second)
        : (high, low, second) == (13, 0, 2) || (high, low, second) == (7, 5, 4)
          || (high, low) == (7, 10) && [4, 5].contains(second))
    let register = isRead && word.field(15, 12) == 15 ? "apsr_nzcv" : word.register(15, 12)
    return ARMMeaning(
      isRead ? "mrc" : "mcr",
      [
        "p\(word.field(11, 8))", "#\(word.field(23, 21))", register, "c\(high)", "c\(low)",
        "#\(second)",
      ]
    ).privileged(!isForPrograms)
  }

  /// mcrr and mrrc. Counters of time may be for programs.
  private static func systemPair(_ word: ARMWord) -> ARMMeaning? {
    ARMMeaning(
      word.has(bit: 20) ? "mrrc" : "mcrr",
      [
        "p\(word.field(11, 8))", "#\(spelled(Int64(word.field(7, 4))))", word.register(15, 12),
        word.register(19, 16), "c\(word.field(3, 0))",
      ]
    ).privileged()
  }
}

/// vld1 to vld4 and vst1 to vst4, whose fields are the same in A32 and in Thumb.
enum ARMVectorTransfers {
  @Sendable static func meaning(_ word: ARMWord) -> ARMMeaning? {
    word.has(bit: 23) ? elements(word) : registers(word)
  }

  /// By the field "type": how many structures' members, registers, and how far these are apart.
  private static let types: [Int: (members: Int, registers: Int, step: Int)] = [
    0b0111: (1, 1, 1), 0b1010: (1, 2, 1), 0b0110: (1, 3, 1), 0b0010: (1, 4, 1),
    0b1000: (2, 2, 1), 0b1001: (2, 2, 2), 0b0011: (2, 4, 1), 0b0100: (3, 3, 1),
    0b0101: (3, 3, 2), 0b0000: (4, 4, 1), 0b0001: (4, 4, 2),
  ]

  private static func registers(_ word: ARMWord) -> ARMMeaning? {
    guard let type = types[word.field(11, 8)] else { return nil }
    let list = names(word, type.registers, type.step, suffix: "")
    let alignment = ["", ":64", ":128", ":256"][word.field(5, 4)]
    return list.map {
      meaning(
        word, type.members, bits: 8 << word.field(7, 6), $0, alignment,
        byteCount: 8 * type.registers)
    }
  }

  private static func elements(_ word: ARMWord) -> ARMMeaning? {
    let members = word.field(9, 8) + 1
    if word.field(11, 10) == 3 { return replicated(word, members) }
    let size = word.field(11, 10)
    let index = word.field(7, 5) >> size
    let isSpread = members > 1 && size > 0 && word.has(bit: UInt32(4 + size))
    let isAligned = word.field(5, 4) & (size == 2 && members != 2 ? 3 : 1) != 0
    let whole = members << (3 + size)
    let bits = members == 4 && size == 2 && word.field(5, 4) == 1 ? 64 : whole
    let alignment = isAligned && members != 3 ? ":\(bits)" : ""
    let list = names(word, members, isSpread ? 2 : 1, suffix: "[\(index)]")
    return list.map {
      meaning(word, members, bits: 8 << size, $0, alignment, byteCount: members << size)
    }
  }

  private static func replicated(_ word: ARMWord, _ members: Int) -> ARMMeaning? {
    guard word.has(bit: 21) else { return nil }
    let size = min(word.field(7, 6), 2)
    let count = members == 1 ? word.field(5, 5) + 1 : members
    let step = members > 1 && word.has(bit: 5) ? 2 : 1
    let bits = members == 4 && word.field(7, 6) == 2 ? 64 : members << (3 + size)
    let alignment = word.has(bit: 4) ? ":\(word.field(7, 6) == 3 ? 128 : bits)" : ""
    let list = names(word, count, step, suffix: "[]")
    return list.map {
      meaning(word, members, bits: 8 << size, $0, alignment, byteCount: members << size)
    }
  }

  private static func names(_ word: ARMWord, _ count: Int, _ step: Int, suffix: String) -> String? {
    let first = word.field(22, 22) << 4 | word.field(15, 12)
    guard first + step * (count - 1) < 32 else { return nil }
    let names = (0..<count).map { "d\(first + step * $0)\(suffix)" }
    return "{" + names.joined(separator: ", ") + "}"
  }

  private static func meaning(
    _ word: ARMWord, _ members: Int, bits: Int, _ list: String, _ alignment: String,
    byteCount: Int
  ) -> ARMMeaning {
    let base = word.register(19, 16)
    let written = "[\(base)\(alignment)]"
    let arguments: [String]
    switch word.field(3, 0) {
    case 15: arguments = [list, written]
    case 13: arguments = [list, written + "!"]
    default: arguments = [list, written, word.register(3, 0)]
    }
    let isLoad = word.has(bit: 21)
    var meaning = ARMMeaning("v\(isLoad ? "ld" : "st")\(members)", arguments)
      .qualified(".\(bits)")
    meaning.accesses = [
      MemoryOperand(base: base, byteCount: byteCount, kind: isLoad ? .read : .write)
    ]
    return meaning
  }
}
