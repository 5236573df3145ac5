extension FixedWidthInteger {
  /// The number as `0x…` with at least `digits` digits, lower-case.
  func hexadecimal(digits: Int) -> String {
    let text = String(self, radix: 16)
    return "0x" + String(repeating: "0", count: Swift.max(0, digits - text.count)) + text
  }
}
