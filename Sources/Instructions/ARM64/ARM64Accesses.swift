/// What instructions of A64 do to memory, by their encoding: the group "loads and stores", and
/// the cache maintenance that programs may do.
enum ARM64Accesses {
  /// Nil when it is not known, as with vectors of addresses.
  static func of(_ word: ARM64Word) -> [MemoryOperand]? {
    guard let form = forms.first(where: { word.matches($0.mask, $0.value) }) else { return [] }
    return form.accesses(word)
  }

  private typealias Form = (
    mask: UInt32, value: UInt32, accesses: @Sendable (ARM64Word) -> [MemoryOperand]?
  )

  /// The first that matches counts.
  private static let forms: [Form] = [
    (0x3f00_0000, 0x0800_0000, exclusive),
    (0xbf00_0000, 0x0c00_0000, structures),
    (0xbf00_0000, 0x0d00_0000, elements),
    (0xff20_0000, 0xd920_0000, tags),
    (0x3f20_0c00, 0x1900_0000, unscaledOrdered),
    (0x3b00_0000, 0x1800_0000, literal),
    (0x3a00_0000, 0x2800_0000, pair),
    (0x3b00_0000, 0x3900_0000, immediate),
    (0x3b20_0000, 0x3800_0000, unscaled),
    (0x3b20_0c00, 0x3820_0800, indexed),
    (0x3f20_0c00, 0x3820_0000, atomic),
    (0xff20_0400, 0xf820_0400, authenticated),
    (0xffff_f000, 0xd50b_7000, cache),
    // The rest of the group, and SVE's and SME's: memory, but no register tells which.
    (0x0a00_0000, 0x0800_0000, { _ in nil }),
    (0x9e00_0000, 0x8400_0000, { _ in nil }),
    (0xfe00_0000, 0xe000_0000, { _ in nil }),
  ]

  private static func at(
    _ word: ARM64Word, plus displacement: Int64 = 0, _ byteCount: Int?, _ kind: AccessKind
  ) -> [MemoryOperand] {
    [
      MemoryOperand(
        base: word.base, displacement: displacement, byteCount: byteCount, kind: kind)
    ]
  }

  /// ldxr, stlxp, ldar, cas, casp and their like.
  @Sendable private static func exclusive(_ word: ARM64Word) -> [MemoryOperand]? {
    let isPair = word.has(bit: 21) && !word.has(bit: 23)
    let isComparing = word.has(bit: 21) && (word.has(bit: 23) || !word.has(bit: 31))
    let byteCount = isPair ? (word.has(bit: 30) ? 16 : 8) : 1 << word.field(31, 30)
    return at(word, byteCount, isComparing ? .readWrite : kind(ofLoad: word.has(bit: 22)))
  }

  /// ld1 to ld4 and st1 to st4 of whole registers.
  @Sendable private static func structures(_ word: ARM64Word) -> [MemoryOperand]? {
    let counts = [
      0b0000: 4, 0b0010: 4, 0b0100: 3, 0b0110: 3, 0b0111: 1, 0b1000: 2, 0b1010: 2,
    ]
    guard let count = counts[word.field(15, 12)] else { return nil }
    return at(word, count * (word.has(bit: 30) ? 16 : 8), kind(ofLoad: word.has(bit: 22)))
  }

  /// ld1 to ld4, st1 to st4 and ld1r to ld4r of one element of each register.
  @Sendable private static func elements(_ word: ARM64Word) -> [MemoryOperand]? {
    let opcode = word.field(15, 13)
    let count = (opcode & 1) << 1 + word.field(21, 21) + 1
    let size = word.field(11, 10)
    let scale = opcode >> 1
    let byteCount = scale == 3 ? 1 << size : scale == 2 && size & 1 == 1 ? 8 : 1 << scale
    return at(word, count * byteCount, kind(ofLoad: word.has(bit: 22)))
  }

  /// stg, stzg, st2g, stz2g and ldg: the tags of 16 or 32 bytes, and their zeros. Those of whole
  /// blocks only systems use.
  @Sendable private static func tags(_ word: ARM64Word) -> [MemoryOperand]? {
    let (operation, mode) = (word.field(23, 22), word.field(11, 10))
    let isLoad = operation == 0b01 && mode == 0
    guard isLoad || mode != 0 else { return nil }
    let displacement = mode == 0b01 ? 0 : word.signed(20, 12) * 16
    return at(word, plus: displacement, operation >= 0b10 ? 32 : 16, kind(ofLoad: isLoad))
  }

  /// ldapur, stlur and their like.
  @Sendable private static func unscaledOrdered(_ word: ARM64Word) -> [MemoryOperand]? {
    at(
      word, plus: word.signed(20, 12), 1 << word.field(31, 30),
      kind(ofLoad: word.field(23, 22) != 0))
  }

  /// ldr and ldrsw from beside the code.
  @Sendable private static func literal(_ word: ARM64Word) -> [MemoryOperand]? {
    let (isVector, operation) = (word.has(bit: 26), word.field(31, 30))
    if operation == 3 { return isVector ? nil : [] }
    let byteCount = isVector ? 4 << operation : operation == 1 ? 8 : 4
    return [
      MemoryOperand(
        base: "pc", displacement: word.signed(23, 5) * 4, byteCount: byteCount, kind: .read)
    ]
  }

  /// ldp, stp, ldnp, ldpsw, stgp and their like.
  @Sendable private static func pair(_ word: ARM64Word) -> [MemoryOperand]? {
    let (isVector, operation) = (word.has(bit: 26), word.field(31, 30))
    guard operation != 3 else { return nil }
    let isLoad = word.has(bit: 22)
    let isTagging = !isVector && operation == 1 && !isLoad
    let byteCount = isVector ? 4 << operation : operation == 2 || isTagging ? 8 : 4
    let unit = isTagging ? 16 : byteCount
    let isAfterwards = word.field(24, 23) == 0b01
    let displacement = isAfterwards ? 0 : word.signed(21, 15) * Int64(unit)
    return at(word, plus: displacement, 2 * byteCount, kind(ofLoad: isLoad))
  }

  /// ldr and str with an offset of whole operands.
  @Sendable private static func immediate(_ word: ARM64Word) -> [MemoryOperand]? {
    guard let (byteCount, kind) = operand(word) else { return [] }
    return at(word, plus: Int64(word.field(21, 10) * byteCount), byteCount, kind)
  }

  /// ldur and stur, ldtr and sttr, ldr and str that change the base before or afterwards.
  @Sendable private static func unscaled(_ word: ARM64Word) -> [MemoryOperand]? {
    guard let (byteCount, kind) = operand(word) else { return [] }
    let isAfterwards = word.field(11, 10) == 0b01
    return at(word, plus: isAfterwards ? 0 : word.signed(20, 12), byteCount, kind)
  }

  /// ldr and str with a register as offset.
  @Sendable private static func indexed(_ word: ARM64Word) -> [MemoryOperand]? {
    guard let (byteCount, kind) = operand(word) else { return [] }
    guard word.has(bit: 14) else { return nil }
    var memory = MemoryOperand(
      base: word.base, index: ARM64Word.register(word.field(20, 16), is64Bit: word.has(bit: 13)),
      scale: word.has(bit: 12) ? UInt8(byteCount) : 1, byteCount: byteCount, kind: kind)
    memory.isIndexSigned = word.field(15, 13) == 0b110
    return [memory]
  }

  /// ldadd, swp, ldapr and their like.
  @Sendable private static func atomic(_ word: ARM64Word) -> [MemoryOperand]? {
    let byteCount = 1 << word.field(31, 30)
    switch word.field(15, 12) {
    case 0b1100: return at(word, byteCount, .read)
    case 0...0b1000: return at(word, byteCount, .readWrite)
    default: return nil
    }
  }

  /// ldraa and ldrab.
  @Sendable private static func authenticated(_ word: ARM64Word) -> [MemoryOperand]? {
    let offset = Int64(word.field(20, 12)) - (word.has(bit: 22) ? 512 : 0)
    return at(word, plus: offset * 8, 8, .read)
  }

  /// dc zva and others that take an address; how much they reach is not in the instruction.
  @Sendable private static func cache(_ word: ARM64Word) -> [MemoryOperand]? {
    let register = ARM64Word.register(word.field(4, 0))
    guard [4, 5, 10, 11, 12, 13, 14].contains(word.field(11, 8)) else { return [] }
    let kind: AccessKind = word.field(11, 8) == 4 ? .write : .read
    return [MemoryOperand(base: register, byteCount: nil, kind: kind)]
  }

  /// Size and kind of ldr, str and their like; nil for prefetches.
  private static func operand(_ word: ARM64Word) -> (byteCount: Int, kind: AccessKind)? {
    let (size, operation) = (word.field(31, 30), word.field(23, 22))
    if word.has(bit: 26) {
      return (1 << (size + (operation >> 1) << 2), kind(ofLoad: operation & 1 == 1))
    }
    guard size != 3 || operation != 0b10 else { return nil }
    return (1 << size, kind(ofLoad: operation != 0))
  }

  private static func kind(ofLoad isLoad: Bool) -> AccessKind { isLoad ? .read : .write }
}
