/// An instruction of A64, 32 bits, by its fields: bit 31 is the first of the manual's diagrams.
///
/// Arm Architecture Reference Manual for A-profile, chapter C4,
/// <https://developer.arm.com/documentation/ddi0487/latest>
struct ARM64Word {
  let bits: UInt32

  /// Nil for fewer than four bytes.
  init?(_ bytes: some Collection<UInt8>) {
    let word = bytes.prefix(4)
    guard word.count == 4 else { return nil }
    bits = word.reversed().reduce(0) { $0 << 8 | UInt32($1) }
  }

  /// The field from bit `high` down to bit `low`.
  func field(_ high: UInt32, _ low: UInt32) -> Int {
    Int(bits >> low & (1 << (high - low + 1) - 1))
  }

  /// As ``field(_:_:)``, with its upper bit as sign.
  func signed(_ high: UInt32, _ low: UInt32) -> Int64 {
    Int64(Int32(bitPattern: bits << (31 - high)) >> (31 - high + low))
  }

  func has(bit: UInt32) -> Bool { bits >> bit & 1 == 1 }

  func matches(_ mask: UInt32, _ value: UInt32) -> Bool { bits & mask == value }

  /// Field Rn as the manual's address: 31 is the stack pointer.
  var base: String { field(9, 5) == 31 ? "sp" : "x\(field(9, 5))" }

  /// A register as operand: 31 reads as zero.
  static func register(_ number: Int, is64Bit: Bool = true) -> String {
    (is64Bit ? "x" : "w") + (number == 31 ? "zr" : "\(number)")
  }
}
