/// The texts of A64 instructions that capstone 4 does not know: those that came with and after
/// version 8.1 of the architecture and that crash.
enum ARM64Spelling {
  /// Nil for every other instruction.
  static func text(of word: ARM64Word) -> String? {
    for form in forms where word.matches(form.mask, form.value) {
      if let text = form.text(word) { return text }
    }
    return nil
  }

  private typealias Form = (
    mask: UInt32, value: UInt32, text: @Sendable (ARM64Word) -> String?
  )

  private static let forms: [Form] = [
    (0xffff_0000, 0x0000_0000, { "udf #\(spelled(Int64($0.field(15, 0))))" }),
    (0xffff_f01f, 0xd503_201f, hint),
    (0xfe00_f800, 0xd600_0800, signedBranch),
    (0xffff_0000, 0xdac1_0000, signing),
    (0xff20_0400, 0xf820_0400, signedLoad),
    (0x3f20_0c00, 0x3820_0000, atomic),
    (0x3fa0_7c00, 0x08a0_7c00, comparison),
    (0xbfa0_7c00, 0x0820_7c00, comparisonOfPairs),
    (0x3f20_0c00, 0x1900_0000, unscaledOrdered),
    (0xff20_0000, 0xd920_0000, tags),
    (0xfe40_0000, 0x6800_0000, taggedPair),
  ]

  @Sendable private static func hint(_ word: ARM64Word) -> String? { hints[word.field(11, 5)] }

  private static let hints = [
    7: "xpaclri", 8: "pacia1716", 10: "pacib1716", 12: "autia1716", 14: "autib1716", 16: "esb",
    20: "csdb", 24: "paciaz", 25: "paciasp", 26: "pacibz", 27: "pacibsp", 28: "autiaz",
    29: "autiasp", 30: "autibz", 31: "autibsp", 32: "bti", 34: "bti c", 36: "bti j", 38: "bti jc",
  ]

  /// retaa, braaz, blrab and their like.
  @Sendable private static func signedBranch(_ word: ARM64Word) -> String? {
    guard word.field(20, 16) == 31, word.field(15, 11) == 1 else { return nil }
    let key = word.has(bit: 10) ? "b" : "a"
    let target = ARM64Word.register(word.field(9, 5))
    let modifier = word.field(4, 0) == 31 ? "sp" : "x\(word.field(4, 0))"
    switch (word.field(24, 21), word.field(4, 0), word.field(9, 5)) {
    case (0b0000, 31, _): return "bra\(key)z \(target)"
    case (0b0001, 31, _): return "blra\(key)z \(target)"
    case (0b0010, 31, 31): return "reta\(key)"
    case (0b0100, 31, 31): return "ereta\(key)"
    case (0b1000, _, _): return "bra\(key) \(target), \(modifier)"
    case (0b1001, _, _): return "blra\(key) \(target), \(modifier)"
    default: return nil
    }
  }

  /// pacia to xpacd.
  @Sendable private static func signing(_ word: ARM64Word) -> String? {
    let (operation, target) = (word.field(15, 10), ARM64Word.register(word.field(4, 0)))
    let source = word.field(9, 5) == 31 ? "sp" : "x\(word.field(9, 5))"
    switch operation {
    case 0...7: return "\(signings[operation]) \(target), \(source)"
    case 8...15:
      let name = signings[operation - 8]
      return word.field(9, 5) == 31 ? "\(name.dropLast())z\(name.suffix(1)) \(target)" : nil
    case 16, 17: return "xpac\(operation == 16 ? "i" : "d") \(target)"
    default: return nil
    }
  }

  private static let signings = [
    "pacia", "pacib", "pacda", "pacdb", "autia", "autib", "autda", "autdb",
  ]

  @Sendable private static func signedLoad(_ word: ARM64Word) -> String? {
    let offset = Int64(word.field(20, 12)) - (word.has(bit: 22) ? 512 : 0)
    let name = word.has(bit: 23) ? "ldrab" : "ldraa"
    let place = address(word, offset * 8) + (word.has(bit: 11) ? "!" : "")
    return "\(name) \(ARM64Word.register(word.field(4, 0))), \(place)"
  }

  /// ldadd and others, swp, ldapr.
  @Sendable private static func atomic(_ word: ARM64Word) -> String? {
    let (source, target) = (general(word, 20, 16), general(word, 4, 0))
    let order = (word.has(bit: 23) ? "a" : "") + (word.has(bit: 22) ? "l" : "")
    let suffix = order + sizeLetter(word)
    switch word.field(15, 12) {
    case 0b1100: return "ldapr\(sizeLetter(word)) \(target), \(address(word))"
    case 0b1000: return "swp\(suffix) \(source), \(target), \(address(word))"
    case let operation where operation < 8:
      guard word.field(4, 0) == 31, !word.has(bit: 23) else {
        return "ld\(operations[operation])\(suffix) \(source), \(target), \(address(word))"
      }
      return "st\(operations[operation])\(suffix) \(source), \(address(word))"
    default: return nil
    }
  }

  private static let operations = [
    "add", "clr", "eor", "set", "smax", "smin", "umax", "umin",
  ]

  /// cas and its like.
  @Sendable private static func comparison(_ word: ARM64Word) -> String? {
    let order = (word.has(bit: 22) ? "a" : "") + (word.has(bit: 15) ? "l" : "")
    let registers = "\(general(word, 20, 16)), \(general(word, 4, 0))"
    return "cas\(order)\(sizeLetter(word)) \(registers), \(address(word))"
  }

  /// casp and its like.
  @Sendable private static func comparisonOfPairs(_ word: ARM64Word) -> String? {
    let order = (word.has(bit: 22) ? "a" : "") + (word.has(bit: 15) ? "l" : "")
    let numbers = [
      word.field(20, 16), word.field(20, 16) + 1, word.field(4, 0), word.field(4, 0) + 1,
    ]
    let registers = numbers.map { ARM64Word.register($0, is64Bit: word.has(bit: 30)) }
    return "casp\(order) \(registers.joined(separator: ", ")), \(address(word))"
  }

  /// stlur, ldapur and their like.
  @Sendable private static func unscaledOrdered(_ word: ARM64Word) -> String? {
    let (size, operation) = (word.field(31, 30), word.field(23, 22))
    guard operation < 2 || operation + size < 5 else { return nil }
    let letters = operation < 2 ? sizeLetter(word) : ["sb", "sh", "sw", ""][size]
    let name = operation == 0 ? "stlur" : "ldapur"
    let register = ARM64Word.register(
      word.field(4, 0), is64Bit: operation == 2 || operation < 2 && size == 3)
    return "\(name)\(letters) \(register), \(address(word, word.signed(20, 12)))"
  }

  @Sendable private static func tags(_ word: ARM64Word) -> String? {
    let (operation, mode) = (word.field(23, 22), word.field(11, 10))
    let (register, offset) = (ARM64Word.register(word.field(4, 0)), word.signed(20, 12) * 16)
    if operation == 0b01, mode == 0 { return "ldg \(register), \(address(word, offset))" }
    let name = ["stg", "stzg", "st2g", "stz2g"][operation]
    let source = word.field(4, 0) == 31 ? "sp" : register
    return written(word, mode, offset).map { "\(name) \(source), \($0)" }
  }

  @Sendable private static func taggedPair(_ word: ARM64Word) -> String? {
    let registers = [word.field(4, 0), word.field(14, 10)].map { ARM64Word.register($0) }
    return written(word, word.field(24, 23), word.signed(21, 15) * 16).map {
      "stgp \(registers.joined(separator: ", ")), \($0)"
    }
  }

  /// An address by its mode: 1 changes the base afterwards, 2 does not, 3 before.
  private static func written(_ word: ARM64Word, _ mode: Int, _ offset: Int64) -> String? {
    switch mode {
    case 1: "[\(word.base)], #\(spelled(offset))"
    case 2: address(word, offset)
    case 3: "[\(word.base), #\(spelled(offset))]!"
    default: nil
    }
  }

  private static func address(_ word: ARM64Word, _ offset: Int64 = 0) -> String {
    offset == 0 ? "[\(word.base)]" : "[\(word.base), #\(spelled(offset))]"
  }

  /// A general register of the size that bits 31 and 30 tell.
  private static func general(_ word: ARM64Word, _ high: UInt32, _ low: UInt32) -> String {
    ARM64Word.register(word.field(high, low), is64Bit: word.field(31, 30) == 3)
  }

  private static func sizeLetter(_ word: ARM64Word) -> String {
    ["b", "h", "", ""][word.field(31, 30)]
  }
}

extension ARM64Spelling {
  /// How far away the place in the code is that an instruction names; nil when it names none.
  static func codeDistance(of word: ARM64Word) -> Int64? {
    if word.matches(0x1f00_0000, 0x1000_0000) {
      let distance = word.signed(23, 5) << 2 | Int64(word.field(30, 29))
      return word.has(bit: 31) ? distance << 12 : distance
    }
    if word.matches(0x3b00_0000, 0x1800_0000) { return word.signed(23, 5) * 4 }
    guard case .codeOffset(let distance)? = ARM64Control(word).operands.first else { return nil }
    return distance
  }
}
