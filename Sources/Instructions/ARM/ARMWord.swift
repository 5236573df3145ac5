/// An instruction of 32-bit Arm by its fields: of A32 the word, of Thumb its halves, the first one
/// in the upper bits, or the only one in the lower.
///
/// Arm Architecture Reference Manual for A-profile, chapters F3 to F6,
/// <https://developer.arm.com/documentation/ddi0487/latest>
struct ARMWord: InstructionWord {
  let bits: UInt32
  /// Whether it is one of Thumb.
  let isThumb: Bool

  /// The name of a general register.
  func register(_ high: UInt32, _ low: UInt32) -> String { Self.register(field(high, low)) }

  static func register(_ number: Int) -> String {
    switch number {
    case 13: "sp"
    case 14: "lr"
    case 15: "pc"
    default: "r\(number)"
    }
  }

  /// What is read of `pc`, from the instruction's beginning on.
  var programCounterDistance: Int64 { isThumb ? 4 : 8 }

  static let conditions = [
    "eq", "ne", "hs", "lo", "mi", "pl", "vs", "vc", "hi", "ls", "ge", "lt", "gt", "le", "",
  ]
}

/// A form of instructions: those whose bits under a mask have a value, and what they mean.
struct ARMForm {
  let mask: UInt32
  let value: UInt32
  let meaning: @Sendable (ARMWord) -> ARMMeaning?

  init(
    _ mask: UInt32, _ value: UInt32, _ meaning: @escaping @Sendable (ARMWord) -> ARMMeaning?
  ) {
    self.mask = mask
    self.value = value
    self.meaning = meaning
  }
}

extension [ARMForm] {
  /// What the first form that matches says; nil also when none does.
  func meaning(of word: ARMWord) -> ARMMeaning? {
    first { word.matches($0.mask, $0.value) }?.meaning(word)
  }
}
