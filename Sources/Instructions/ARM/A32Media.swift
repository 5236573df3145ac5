/// What A32 does to parts of registers, division, and `udf`.
enum A32Media {
  @Sendable static func meaning(_ word: ARMWord) -> ARMMeaning? {
    switch word.field(24, 20) {
    case 0...7: parallel(word)
    case 8...15: packing(word)
    case 16...23: multiplication(word)
    case 24 where word.field(7, 5) == 0:
      ARMParts.accumulating(
        "usad8", "usada8", word.field(19, 16), [word.field(3, 0), word.field(11, 8)],
        word.field(15, 12))
    case 26, 27: bits(word, "sbfx")
    case 28, 29: insertion(word)
    case 30,
      31 where word.field(6, 5) == 2:
      bits(word, "ubfx")
    case 31 where word.field(7, 5) == 7:
      .exception("udf", word.field(19, 8) << 4 | word.field(3, 0), isTrap: true)
    default: nil
    }
  }

  private static func parallel(_ word: ARMWord) -> ARMMeaning? {
    let prefixes = ["", "s", "q", "sh", "", "u", "uq", "uh"]
    let names = ["add16", "asx", "sax", "sub16", "add8", "", "", "sub8"]
    let (prefix, name) = (prefixes[word.field(22, 20)], names[word.field(7, 5)])
    guard !prefix.isEmpty, !name.isEmpty else { return nil }
    return .registers(prefix + name, [word.field(15, 12), word.field(19, 16), word.field(3, 0)])
  }

  private static func packing(_ word: ARMWord) -> ARMMeaning? {
    let (target, base, source) = (word.field(15, 12), word.field(19, 16), word.field(3, 0))
    let isUnsigned = word.has(bit: 22)
    switch (word.field(22, 20), word.field(7, 5)) {
    case (0, 0), (0, 2), (0, 4), (0, 6):
      return ARMParts.packing(
        target, base, source, ARMShift(kind: word.has(bit: 6) ? 2 : 0, field: word.field(11, 7)))
    case (0, 5): return .registers("sel", [target, base, source])
    case (2, 1), (6, 1):
      return ARMParts.saturation(
        (isUnsigned ? "usat16" : "ssat16"), target,
        word.field(19, 16) + (isUnsigned ? 0 : 1), source, nil)
    case (2..., let code) where code & 1 == 0 && [2, 3, 6, 7].contains(word.field(22, 20)):
      return ARMParts.saturation(
        isUnsigned ? "usat" : "ssat", target, word.field(20, 16) + (isUnsigned ? 0 : 1), source,
        ARMShift(kind: word.has(bit: 6) ? 2 : 0, field: word.field(11, 7)))
    case (let code, 3):
      let names = [0: "xtab16", 2: "xtab", 3: "xtah"]
      guard let name = names[code & 3] else { return nil }
      return ARMParts.extension(
        (isUnsigned ? "u" : "s") + name, target, base, source, rotation: word.field(11, 10))
    case (3, 1): return .registers("rev", [target, source])
    case (3, 5): return .registers("rev16", [target, source])
    case (7, 1): return .registers("rbit", [target, source])
    case (7, 5): return .registers("revsh", [target, source])
    default: return nil
    }
  }

  private static func multiplication(_ word: ARMWord) -> ARMMeaning? {
    let (target, addend) = (word.field(19, 16), word.field(15, 12))
    let factors = [word.field(3, 0), word.field(11, 8)]
    let suffix = word.has(bit: 5) ? "x" : ""
    let rounding = word.has(bit: 5) ? "r" : ""
    switch (word.field(22, 20), word.field(7, 6)) {
    case (0, 0):
      return ARMParts.accumulating("smuad" + suffix, "smlad" + suffix, target, factors, addend)
    case (0, 1):
      return ARMParts.accumulating("smusd" + suffix, "smlsd" + suffix, target, factors, addend)
    case (1, 0) where suffix.isEmpty && addend == 15: return .registers("sdiv", [target] + factors)
    case (3, 0) where suffix.isEmpty && addend == 15: return .registers("udiv", [target] + factors)
    case (4, 0): return .registers("smlald" + suffix, [addend, target] + factors)
    case (4, 1): return .registers("smlsld" + suffix, [addend, target] + factors)
    case (5, 0):
      return ARMParts.accumulating("smmul" + rounding, "smmla" + rounding, target, factors, addend)
    case (5, 3): return .registers("smmls" + rounding, [target] + factors + [addend])
    default: return nil
    }
  }

  private static func bits(_ word: ARMWord, _ name: String) -> ARMMeaning? {
    guard word.field(6, 5) == 2 else { return nil }
    return ARMParts.field(
      name, word.field(15, 12), word.field(3, 0), low: word.field(11, 7),
      width: word.field(20, 16) + 1)
  }

  private static func insertion(_ word: ARMWord) -> ARMMeaning? {
    guard word.field(6, 5) == 0 else { return nil }
    return ARMParts.insertion(
      word.field(15, 12), word.field(3, 0), low: word.field(11, 7), high: word.field(20, 16))
  }
}

/// What is written alike in A32 and Thumb, whose fields lie elsewhere.
enum ARMParts {
  /// uxtb, uxtab and their like: with `pc` as base, without addition.
  static func `extension`(
    _ name: String, _ target: Int, _ base: Int, _ source: Int, rotation: Int
  ) -> ARMMeaning {
    let rotated = rotation == 0 ? [] : ["ror #\(spelled(Int64(8 * rotation)))"]
    guard base == 15 else { return .registers(name, [target, base, source], rotated) }
    return .registers(name.replacing("xta", with: "xt"), [target, source], rotated)
  }

  /// ssat, usat and their like.
  static func saturation(
    _ name: String, _ target: Int, _ limit: Int, _ source: Int, _ shift: ARMShift?
  ) -> ARMMeaning {
    ARMMeaning(
      name,
      [ARMWord.register(target), "#" + spelled(Int64(limit)), ARMWord.register(source)]
        + (shift?.suffix ?? []))
  }

  static func packing(_ target: Int, _ base: Int, _ source: Int, _ shift: ARMShift) -> ARMMeaning {
    .registers(shift.kind == 2 ? "pkhtb" : "pkhbt", [target, base, source], shift.suffix)
  }

  static func field(
    _ name: String, _ target: Int, _ source: Int, low: Int, width: Int
  ) -> ARMMeaning {
    .registers(
      name, [target, source], ["#" + spelled(Int64(low)), "#" + spelled(Int64(width))])
  }

  /// bfi, and bfc, which inserts nothing.
  static func insertion(_ target: Int, _ source: Int, low: Int, high: Int) -> ARMMeaning? {
    guard high >= low else { return nil }
    let numbers = ["#" + spelled(Int64(low)), "#" + spelled(Int64(high - low + 1))]
    return source == 15
      ? .registers("bfc", [target], numbers) : .registers("bfi", [target, source], numbers)
  }

  /// smuad and smlad, and their like: with `pc` as addend, without addition.
  static func accumulating(
    _ plain: String, _ adding: String, _ target: Int, _ factors: [Int], _ addend: Int
  ) -> ARMMeaning {
    addend == 15
      ? .registers(plain, [target] + factors) : .registers(adding, [target] + factors + [addend])
  }
}
