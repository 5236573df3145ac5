extension ARMMeaning {
  /// ldm, stm, push, pop: the general registers of a bit set.
  struct RegisterList {
    let base: Int
    /// Bit 0 is r0.
    let registers: Int
    let isLoad: Bool
    /// Whether the base changes.
    let writesBack: Bool
    /// Whether addresses grow, and whether the base's own is left out.
    let isIncreasing: Bool
    let isBefore: Bool
    /// With `^`, registers of another mode.
    var isOfUser = false

    var numbers: [Int] { (0..<16).filter { registers >> $0 & 1 == 1 } }
  }

  /// - Returns: nil for an empty list.
  static func transfer(_ list: RegisterList) -> Self? {
    let numbers = list.numbers
    guard !numbers.isEmpty else { return nil }
    let names = "{" + numbers.map(ARMWord.register).joined(separator: ", ") + "}"
    var meaning =
      list.isStackOperation
      ? Self(list.isLoad ? "pop" : "push", [names])
      : Self(
        list.name,
        [
          ARMWord.register(list.base) + (list.writesBack ? "!" : ""),
          names + (list.isOfUser ? " ^" : ""),
        ])
    let memory = MemoryOperand(
      base: ARMWord.register(list.base), displacement: list.displacement,
      byteCount: 4 * numbers.count, kind: list.isLoad ? .read : .write)
    meaning.accesses = [memory]
    if list.isLoad, numbers.last == 15 {
      var word = memory
      word.displacement += Int64(4 * numbers.count - 4)
      word.byteCount = 4
      meaning.flow = list.base == 13 ? .return : .jump
      meaning.target = .memory(word)
      meaning.isPrivileged = list.isOfUser
    }
    return meaning
  }
}

extension ARMMeaning.RegisterList {
  fileprivate var isStackOperation: Bool {
    base == 13 && writesBack && !isOfUser && isLoad == isIncreasing && isLoad != isBefore
  }

  fileprivate var name: String {
    let mode = (isIncreasing ? "i" : "d") + (isBefore ? "b" : "a")
    return (isLoad ? "ldm" : "stm") + (mode == "ia" ? "" : mode)
  }

  /// From the base to the lowest word.
  fileprivate var displacement: Int64 {
    let byteCount = Int64(4 * numbers.count)
    if isIncreasing { return isBefore ? 4 : 0 }
    return isBefore ? -byteCount : 4 - byteCount
  }
}
