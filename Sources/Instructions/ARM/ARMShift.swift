/// What is done to the bits of a register that is an operand.
struct ARMShift {
  /// 0 lsl, 1 lsr, 2 asr, 3 ror.
  let kind: Int
  /// Bits, 0 to 32.
  let count: Int

  /// - Parameter field: as encoded: 0 stands for 32 bits to the right, and of ror for rrx.
  init(kind: Int, field: Int) {
    self.kind = kind
    count = field == 0 && (kind == 1 || kind == 2) ? 32 : field
  }

  static let names = ["lsl", "lsr", "asr", "ror"]

  var isNone: Bool { kind == 0 && count == 0 }
  var isThroughCarry: Bool { kind == 3 && count == 0 }

  /// As written behind a register, or instead of `mov`.
  var name: String { isThroughCarry ? "rrx" : Self.names[kind] }

  /// Behind the register's name.
  var suffix: [String] {
    if isNone { return [] }
    return [isThroughCarry ? "rrx" : "\(name) #\(spelled(Int64(count)))"]
  }

  /// Nil when it is none, or depends on more than the register.
  var ofIndex: IndexShift? {
    switch kind {
    case 0: count == 0 ? nil : .left(count)
    case 1: .right(count)
    case 2: .signedRight(count)
    default: count == 0 ? nil : .rotated(count)
    }
  }
}
