/// An instruction of A64, 32 bits, by its fields: bit 31 is the first of the manual's diagrams.
///
/// Arm Architecture Reference Manual for A-profile, chapter C4,
/// <https://developer.arm.com/documentation/ddi0487/latest>
struct ARM64Word: InstructionWord {
  let bits: UInt32

  /// Nil for fewer than four bytes.
  init?(_ bytes: some Collection<UInt8>) {
    guard let word = littleEndian(bytes, byteCount: 4) else { return nil }
    bits = word
  }

  /// Field Rn as the manual's address: 31 is the stack pointer.
  var base: String { field(9, 5) == 31 ? "sp" : "x\(field(9, 5))" }

  /// A register as operand: 31 reads as zero.
  static func register(_ number: Int, is64Bit: Bool = true) -> String {
    (is64Bit ? "x" : "w") + (number == 31 ? "zr" : "\(number)")
  }
}
