/// Members that are only there when there is something to say: our additions.
extension JSONWriter {
  mutating func optional(_ name: String, _ value: String?) {
    if let value { member(name, value) }
  }

  mutating func optional(_ name: String, _ value: (some BinaryInteger)?) {
    if let value { signed(name, value) }
  }

  mutating func optional(_ name: String, _ value: Bool?) {
    if let value { member(name, value) }
  }

  mutating func optionalAddress(_ name: String, _ value: UInt64?, digitCount: Int) {
    if let value { address(name, value, digitCount: digitCount) }
  }

  /// A number that says nothing when it is zero.
  mutating func nonzero(_ name: String, _ value: some BinaryInteger) {
    if value != 0 { signed(name, value) }
  }

  /// Bits, or a code, that say nothing when they are zero: `0x…`.
  mutating func nonzeroBits(_ name: String, _ value: some FixedWidthInteger & UnsignedInteger) {
    if value != 0 { address(name, UInt64(value), digitCount: 1) }
  }

  /// A number that may be below zero.
  mutating func signed(_ name: String, _ value: some BinaryInteger) {
    key(name)
    number(text: String(value))
  }

  /// Texts, when there are any.
  mutating func strings(_ name: String, _ texts: [String]) {
    guard !texts.isEmpty else { return }
    array(name, texts) { $0.string($1) }
  }

  /// A span in units of 100 nanoseconds, as seconds; what is zero says nothing.
  mutating func duration(_ name: String, units: UInt64) {
    guard units != 0 else { return }
    key(name)
    number(text: Self.seconds(units))
  }

  /// A point in time as Windows counts it, as seconds since 1970; nothing for one before.
  mutating func pointInTime(_ name: String, units: UInt64) {
    guard units >= Self.unitsBefore1970 else { return }
    key(name)
    number(text: Self.seconds(units - Self.unitsBefore1970))
  }

  /// FILETIME counts from 1601.
  private static let unitsBefore1970: UInt64 = 11_644_473_600 * 10_000_000

  /// "1.5": all digits that are not zeros at the end.
  private static func seconds(_ units: UInt64) -> String {
    let (whole, rest) = units.quotientAndRemainder(dividingBy: 10_000_000)
    guard rest != 0 else { return String(whole) }
    var fraction = String(rest + 10_000_000).dropFirst()
    while fraction.last == "0" { fraction.removeLast() }
    return "\(whole).\(fraction)"
  }
}
