/// Addresses as people write them.
enum AddressText {
  /// The number that a text says, hexadecimal with 0x in front, or decimal; nil for anything else.
  static func address(_ text: String) -> UInt64? {
    let digits = text.drop { $0 == " " || $0 == "\t" }.prefix { $0 != " " && $0 != "\t" }
    guard digits.hasPrefix("0x") || digits.hasPrefix("0X") else { return number(digits, radix: 10) }
    return number(digits.dropFirst(2), radix: 16)
  }

  private static func number(_ digits: Substring, radix: Int) -> UInt64? {
    // The initialiser takes a sign, too.
    guard digits.first != "+", digits.first != "-" else { return nil }
    return UInt64(digits, radix: radix)
  }
}
