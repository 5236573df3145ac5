extension [UInt8] {
  /// Adds a number in lower-case hexadecimal, filled with zeros to at least `digitCount` digits.
  mutating func appendHexadecimal(_ number: UInt64, digitCount: Int = 1) {
    let needed = Swift.max(1, (64 - number.leadingZeroBitCount + 3) / 4)
    append(contentsOf: repeatElement(UInt8(ascii: "0"), count: Swift.max(0, digitCount - needed)))
    for place in (0..<needed).reversed() {
      let digit = UInt8(truncatingIfNeeded: number >> UInt64(4 * place) & 0xf)
      append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
    }
  }

  /// Adds a number in decimal.
  mutating func appendDecimal(_ number: UInt64) {
    let start = count
    var rest = number
    repeat {
      append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
      rest /= 10
    } while rest > 0
    self[start...].reverse()
  }

  /// Two lower-case hexadecimal digits a byte.
  var hexadecimalDigits: String {
    var digits: [UInt8] = []
    digits.reserveCapacity(2 * count)
    for byte in self {
      digits.appendHexadecimal(UInt64(byte), digitCount: 2)
    }
    return String(decoding: digits, as: UTF8.self)
  }
}
