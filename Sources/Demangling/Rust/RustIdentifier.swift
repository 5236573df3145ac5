/// A name of the program in a mangled one: ASCII, or Punycode of what is not.
struct RustIdentifier {
  let bytes: ArraySlice<UInt8>
  let isPunycode: Bool

  func text() throws(RustNamePrinter.Unreadable) -> String {
    guard isPunycode else { return String(decoding: bytes, as: UTF8.self) }
    guard let text = decoded() else { throw RustNamePrinter.Unreadable() }
    return text
  }

  /// Inserting each letter moves those behind it: a name with more is not one.
  private static let lengthLimit = 1024

  /// Punycode (RFC 3492) with `_` for the delimiter.
  private func decoded() -> String? {
    guard bytes.count <= Self.lengthLimit else { return nil }
    let delimiter = bytes.lastIndex(of: UInt8(ascii: "_"))
    var scalars = bytes[..<(delimiter ?? bytes.startIndex)].map { Unicode.Scalar($0) }
    var rest = bytes[(delimiter.map { $0 + 1 } ?? bytes.startIndex)...]
    guard !rest.isEmpty else { return nil }
    var state = PunycodeState()
    while !rest.isEmpty {
      guard let step = state.nextStep(from: &rest, length: scalars.count + 1) else {
        return nil
      }
      scalars.insert(step.scalar, at: step.index)
    }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text)
  }
}

/// Where RFC 3492's decoder is: names of its section 6.
private struct PunycodeState {
  private var scalar: UInt32 = 0x80
  private var index: UInt32 = 0
  private var bias: UInt32 = 72
  private var isFirst = true

  /// The next letter and its place; nil when there is none.
  mutating func nextStep(
    from digits: inout ArraySlice<UInt8>, length: Int
  ) -> (scalar: Unicode.Scalar, index: Int)? {
    guard let delta = delta(from: &digits) else { return nil }
    let length = UInt32(length)
    let (sum, overflows) = index.addingReportingOverflow(delta)
    guard !overflows else { return nil }
    let (value, overflowsToo) = scalar.addingReportingOverflow(sum / length)
    guard !overflowsToo, let letter = Unicode.Scalar(value) else { return nil }
    scalar = value
    index = sum % length
    adapt(to: delta, length)
    defer { index += 1 }
    return (letter, Int(index))
  }

  /// A number of digits of which each but the last is at least a threshold.
  private func delta(from digits: inout ArraySlice<UInt8>) -> UInt32? {
    var delta: UInt32 = 0
    var weight: UInt32 = 1
    var place: UInt32 = 36
    while let byte = digits.popFirst() {
      guard let digit = Self.digit(byte) else { return nil }
      let (product, overflows) = digit.multipliedReportingOverflow(by: weight)
      let (sum, overflowsToo) = delta.addingReportingOverflow(product)
      guard !overflows, !overflowsToo else { return nil }
      delta = sum
      let threshold = place <= bias ? 1 : min(26, place - bias)
      if digit < threshold { return delta }
      let (next, overflowsAgain) = weight.multipliedReportingOverflow(by: 36 - threshold)
      guard !overflowsAgain else { return nil }
      weight = next
      place += 36
    }
    return nil
  }

  private static func digit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(byte - 0x61)
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - 0x30) + 26
    default: nil
    }
  }

  private mutating func adapt(to delta: UInt32, _ length: UInt32) {
    var delta = delta / (isFirst ? 700 : 2)
    isFirst = false
    delta += delta / length
    var place: UInt32 = 0
    while delta > 35 * 26 / 2 {
      delta /= 35
      place += 36
    }
    bias = place + 36 * delta / (delta + 38)
  }
}
