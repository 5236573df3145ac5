/// An instruction of the Arm architecture by its fields: bit 31 is the first of its manual's diagrams.
protocol InstructionWord {
  var bits: UInt32 { get }
}

extension InstructionWord {
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
}

/// The number that `bytes` begin with, at most of four bytes; nil when they are fewer.
func littleEndian(_ bytes: some Collection<UInt8>, byteCount: Int) -> UInt32? {
  let word = bytes.prefix(byteCount)
  guard word.count == byteCount else { return nil }
  return word.reversed().reduce(0) { $0 << 8 | UInt32($1) }
}

/// As capstone writes numbers of the Arm architecture: with one digit, decimal.
func spelled(_ number: Int64) -> String {
  number.magnitude < 10 ? "\(number)" : spelledHexadecimal(number)
}

func spelledHexadecimal(_ number: Int64) -> String {
  (number < 0 ? "-" : "") + "0x" + String(number.magnitude, radix: 16)
}

/// A place in the code by its distance from the instruction's beginning.
func spelledPlace(_ distance: Int64) -> String {
  "$" + (distance < 0 ? "" : "+") + spelledHexadecimal(distance)
}
