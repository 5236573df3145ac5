/// Loads and stores of Thumb in two half words.
enum Thumb32Transfers {
  @Sendable static func list(_ word: ARMWord) -> ARMMeaning? {
    let (mode, isLoad) = (word.field(24, 23), word.has(bit: 20))
    let (base, writesBack) = (word.field(19, 16), word.has(bit: 21))
    guard mode == 1 || mode == 2 else {
      return isLoad
        ? ARMStatus.exceptionReturn(base, mode: mode == 0 ? "db" : "", writesBack: writesBack)
        : nil
    }
    return .transfer(
      ARMMeaning.RegisterList(
        base: base, registers: word.field(15, 0), isLoad: isLoad, writesBack: writesBack,
        isIncreasing: mode == 1, isBefore: mode == 2))
  }

  /// ldrd, strd, ldrex and its like, tbb and tbh.
  @Sendable static func dual(_ word: ARMWord) -> ARMMeaning? {
    let (isIndexed, writesBack) = (word.has(bit: 24), word.has(bit: 21))
    guard isIndexed || writesBack else { return exclusive(word) }
    let isLoad = word.has(bit: 20)
    let offset = ARMAddress.Offset.number(
      4 * word.field(7, 0), isSubtracted: !word.has(bit: 23))
    let mode: ARMAddress.Mode = !isIndexed ? .afterwards : writesBack ? .before : .offset
    return .transfer(
      isLoad ? "ldrd" : "strd", [word.field(15, 12), word.field(11, 8)],
      ARMAddress(base: word.field(19, 16), offset, mode), byteCount: 8, isLoad ? .read : .write,
      of: word)
  }

  private static func exclusive(_ word: ARMWord) -> ARMMeaning? {
    let isLoad = word.has(bit: 20)
    let (base, first) = (word.field(19, 16), word.field(15, 12))
    guard word.has(bit: 23) else {
      return .transfer(
        isLoad ? "ldrex" : "strex", isLoad ? [first] : [word.field(11, 8), first],
        ARMAddress(base: base, plus: 4 * word.field(7, 0)), byteCount: 4, isLoad ? .read : .write,
        of: word)
    }
    let (operation, size) = (word.field(7, 6), word.field(5, 4))
    if operation == 0 { return table(word) }
    guard size != 3 || operation != 2 else { return nil }
    let stem = ["", isLoad ? "ldrex" : "strex", isLoad ? "lda" : "stl", isLoad ? "ldaex" : "stlex"]
    guard operation != 1 || size != 2 else { return nil }
    let status = isLoad || operation == 2 ? [] : [word.field(3, 0)]
    return .transfer(
      stem[operation] + ["b", "h", "", "d"][size],
      status + [first] + (size == 3 ? [word.field(11, 8)] : []), ARMAddress(base: base),
      byteCount: 1 << size, isLoad ? .read : .write, of: word)
  }

  /// tbb and tbh: a jump by a table of distances.
  private static func table(_ word: ARMWord) -> ARMMeaning? {
    guard word.has(bit: 20), word.field(5, 5) == 0 else { return nil }
    let isOfBytes = !word.has(bit: 4)
    let address = ARMAddress(
      base: word.field(19, 16),
      .register(
        word.field(3, 0), ARMShift(kind: 0, field: isOfBytes ? 0 : 1), isSubtracted: false))
    var meaning = ARMMeaning(isOfBytes ? "tbb" : "tbh", [address.text])
    meaning.accesses = address.access(isOfBytes ? 1 : 2, .read, of: word)
    meaning.flow = .jump
    return meaning
  }

  /// ldr, str and their like, and prefetches, which are loads into `pc` of less than a word.
  @Sendable static func single(_ word: ARMWord) -> ARMMeaning? {
    let (size, isLoad, isSigned) = (word.field(22, 21), word.has(bit: 20), word.has(bit: 24))
    guard size != 3, !isSigned || isLoad && size < 2, let address = address(word) else {
      return nil
    }
    let register = word.field(15, 12)
    let isOfProgram =
      word.field(19, 16) != 15 && word.field(23, 23) == 0
      && word.field(11, 8) == 0b1110
    if isLoad, register == 15, size < 2 {
      guard !isOfProgram, address.mode == .offset else { return nil }
      let isWrite = size == 1 && word.field(19, 16) != 15
      return ARMMeaning(isSigned ? "pli" : isWrite ? "pldw" : "pld", [address.text])
    }
    let name = (isLoad ? "ldr" : "str") + (isSigned ? "s" : "") + ["b", "h", ""][size]
    if word.matches(0xffff_0fff, 0xf84d_0d04) || word.matches(0xffff_0fff, 0xf85d_0b04) {
      return stackWord(word, isPush: !isLoad)
    }
    return .transfer(
      name + (isOfProgram ? "t" : ""), [register], address, byteCount: 1 << size,
      isLoad ? .read : .write, of: word)
  }

  private static func address(_ word: ARMWord) -> ARMAddress? {
    let base = word.field(19, 16)
    if base == 15 {
      return ARMAddress(
        base: 15, .number(word.field(11, 0), isSubtracted: !word.has(bit: 23)))
    }
    if word.has(bit: 23) { return ARMAddress(base: base, plus: word.field(11, 0)) }
    guard word.has(bit: 11) else {
      guard word.field(10, 6) == 0 else { return nil }
      return ARMAddress(
        base: base,
        .register(
          word.field(3, 0), ARMShift(kind: 0, field: word.field(5, 4)), isSubtracted: false))
    }
    let offset = ARMAddress.Offset.number(word.field(7, 0), isSubtracted: !word.has(bit: 9))
    switch word.field(10, 8) {
    case 0b100, 0b110: return ARMAddress(base: base, offset)
    case 0b101, 0b111: return ARMAddress(base: base, offset, .before)
    case 0b001, 0b011: return ARMAddress(base: base, offset, .afterwards)
    default: return nil
    }
  }

  private static func stackWord(_ word: ARMWord, isPush: Bool) -> ARMMeaning? {
    .transfer(
      ARMMeaning.RegisterList(
        base: 13, registers: 1 << word.field(15, 12), isLoad: !isPush, writesBack: true,
        isIncreasing: !isPush, isBefore: isPush))
  }
}
