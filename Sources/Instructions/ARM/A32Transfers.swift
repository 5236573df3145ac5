/// Loads and stores of A32.
enum A32Transfers {
  private static func offset(_ word: ARMWord, _ number: Int) -> ARMAddress.Offset {
    .number(number, isSubtracted: !word.has(bit: 23))
  }

  private static func mode(_ word: ARMWord) -> ARMAddress.Mode {
    guard word.has(bit: 24) else { return .afterwards }
    return word.has(bit: 21) ? .before : .offset
  }

  /// Offsets of ldr, str, and prefetches.
  private static func address(_ word: ARMWord) -> ARMAddress {
    let offset: ARMAddress.Offset =
      word.has(bit: 25)
      ? .register(
        word.field(3, 0), ARMShift(kind: word.field(6, 5), field: word.field(11, 7)),
        isSubtracted: !word.has(bit: 23))
      : offset(word, word.field(11, 0))
    return ARMAddress(base: word.field(19, 16), offset, mode(word))
  }

  /// ldr, str, ldrb, strb and those with the rights of programs.
  @Sendable static func single(_ word: ARMWord) -> ARMMeaning? {
    if let stack = stackWord(word) { return stack }
    let (isByte, isLoad) = (word.has(bit: 22), word.has(bit: 20))
    let isOfProgram = !word.has(bit: 24) && word.has(bit: 21)
    let name = (isLoad ? "ldr" : "str") + (isByte ? "b" : "") + (isOfProgram ? "t" : "")
    return .transfer(
      name, [word.field(15, 12)], address(word), byteCount: isByte ? 1 : 4,
      isLoad ? .read : .write, of: word)
  }

  /// A push or pop of one register.
  private static func stackWord(_ word: ARMWord) -> ARMMeaning? {
    let isPush = word.matches(0x0fff_0fff, 0x052d_0004)
    guard isPush || word.matches(0x0fff_0fff, 0x049d_0004) else { return nil }
    return .transfer(
      ARMMeaning.RegisterList(
        base: 13, registers: 1 << word.field(15, 12), isLoad: !isPush, writesBack: true,
        isIncreasing: !isPush, isBefore: isPush))
  }

  /// pld, pldw and pli: no access that can fail.
  @Sendable static func prefetch(_ word: ARMWord) -> ARMMeaning? {
    let name = !word.has(bit: 24) ? "pli" : word.has(bit: 22) ? "pld" : "pldw"
    var address = address(word)
    address.mode = .offset
    return ARMMeaning(name, [address.text])
  }

  /// ldrh, ldrsb, ldrsh, strh, ldrd, strd.
  @Sendable static func extra(_ word: ARMWord) -> ARMMeaning? {
    let isLoad = word.has(bit: 20)
    let isDouble = !isLoad && word.field(6, 5) != 1
    let isOfProgram = !word.has(bit: 24) && word.has(bit: 21)
    guard word.field(6, 5) != 0, !(isDouble && isOfProgram) else { return nil }
    let byteCount = isDouble ? 8 : word.field(6, 5) == 2 ? 1 : 2
    let name =
      isDouble
      ? (word.field(6, 5) == 2 ? "ldrd" : "strd")
      : isLoad ? ["", "ldrh", "ldrsb", "ldrsh"][word.field(6, 5)] : "strh"
    let offset: ARMAddress.Offset =
      word.has(bit: 22)
      ? offset(word, word.field(11, 8) << 4 | word.field(3, 0))
      : .register(
        word.field(3, 0), ARMShift(kind: 0, field: 0), isSubtracted: !word.has(bit: 23))
    let first = word.field(15, 12)
    return .transfer(
      name + (isOfProgram ? "t" : ""), isDouble ? [first, (first + 1) & 15] : [first],
      ARMAddress(base: word.field(19, 16), offset, mode(word)), byteCount: byteCount,
      name.hasPrefix("l") ? .read : .write, of: word)
  }

  @Sendable static func list(_ word: ARMWord) -> ARMMeaning? {
    .transfer(
      ARMMeaning.RegisterList(
        base: word.field(19, 16), registers: word.field(15, 0), isLoad: word.has(bit: 20),
        writesBack: word.has(bit: 21), isIncreasing: word.has(bit: 23),
        isBefore: word.has(bit: 24), isOfUser: word.has(bit: 22)))
  }

  @Sendable static func swap(_ word: ARMWord) -> ARMMeaning? {
    guard word.field(11, 8) == 0 else { return nil }
    return .transfer(
      word.has(bit: 22) ? "swpb" : "swp", [word.field(15, 12), word.field(3, 0)],
      ARMAddress(base: word.field(19, 16)), byteCount: word.has(bit: 22) ? 1 : 4, .readWrite,
      of: word)
  }

  /// ldrex, strex, lda, stl and their like.
  @Sendable static func exclusive(_ word: ARMWord) -> ARMMeaning? {
    let (isLoad, size) = (word.has(bit: 20), word.field(22, 21))
    let first = isLoad ? word.field(15, 12) : word.field(3, 0)
    let suffix = ["", "d", "b", "h"][size]
    let name: String
    switch word.field(11, 8) {
    case 0b1111: name = (isLoad ? "ldrex" : "strex") + suffix
    case 0b1110: name = (isLoad ? "ldaex" : "stlex") + suffix
    case 0b1100 where size != 1: name = (isLoad ? "lda" : "stl") + suffix
    default: return nil
    }
    let status = name.hasPrefix("st") && name != "stl" + suffix ? [word.field(15, 12)] : []
    return .transfer(
      name, status + (size == 1 ? [first, (first + 1) & 15] : [first]),
      ARMAddress(base: word.field(19, 16)), byteCount: [4, 8, 1, 2][size],
      isLoad ? .read : .write, of: word)
  }
}
