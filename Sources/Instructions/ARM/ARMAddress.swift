/// An address as instructions of 32-bit Arm write it.
struct ARMAddress {
  enum Offset {
    case number(Int, isSubtracted: Bool)
    case register(Int, ARMShift, isSubtracted: Bool)
  }

  /// When the offset is added, and whether to the base as well.
  enum Mode {
    case offset, before, afterwards
  }

  let base: Int
  let offset: Offset
  var mode = Mode.offset

  init(base: Int, _ offset: Offset, _ mode: Mode = .offset) {
    self.base = base
    self.offset = offset
    self.mode = mode
  }

  init(base: Int, plus number: Int = 0) {
    self.init(base: base, .number(number, isSubtracted: false))
  }

  /// - Returns: nil when only the carry flag tells what the offset is.
  func access(_ byteCount: Int, _ kind: AccessKind, of word: ARMWord) -> [MemoryOperand]? {
    var operand = MemoryOperand(
      base: ARMWord.register(base), byteCount: byteCount, kind: kind)
    if base == 15 { operand.displacement = word.programCounterDistance }
    guard mode != .afterwards else { return [operand] }
    switch offset {
    case .number(let number, let isSubtracted):
      operand.displacement += isSubtracted ? -Int64(number) : Int64(number)
      operand.isBaseAligned = base == 15 && word.isThumb
    case .register(let number, let shift, let isSubtracted):
      guard !shift.isThroughCarry else { return nil }
      operand.index = ARMWord.register(number)
      operand.indexShift = shift.ofIndex
      operand.isIndexSubtracted = isSubtracted
    }
    return [operand]
  }

  var text: String {
    let base = ARMWord.register(base)
    switch mode {
    case .offset:
      return "[" + ([base] + offset.texts(hidesZero: true)).joined(separator: ", ") + "]"
    case .before:
      return "[" + ([base] + offset.texts(hidesZero: false)).joined(separator: ", ") + "]!"
    case .afterwards:
      return (["[\(base)]"] + offset.texts(hidesZero: false)).joined(separator: ", ")
    }
  }
}

extension ARMAddress.Offset {
  fileprivate func texts(hidesZero: Bool) -> [String] {
    switch self {
    case .number(0, isSubtracted: false) where hidesZero: []
    case .number(let number, let isSubtracted):
      ["#" + (isSubtracted ? "-" : "") + spelled(Int64(number))]
    case .register(let number, let shift, let isSubtracted):
      [(isSubtracted ? "-" : "") + ARMWord.register(number)] + shift.suffix
    }
  }
}

extension ARMMeaning {
  /// A load or store of general registers; a load of `pc` jumps.
  static func transfer(
    _ name: String, _ registers: [Int], _ address: ARMAddress, byteCount: Int, _ kind: AccessKind,
    of word: ARMWord
  ) -> Self {
    var meaning = Self(name, registers.map(ARMWord.register) + [address.text])
    meaning.accesses = address.access(byteCount, kind, of: word)
    if name == "ldr", registers == [15] {
      meaning.flow = address.base == 13 ? .return : .jump
      meaning.target = meaning.accesses?.first.map(Operand.memory)
    }
    return meaning
  }
}
