import Bytes

/// The words of a line, one after the other.
struct LineFields {
  private var rest: ArraySlice<UInt8>

  init(_ line: ArraySlice<UInt8>) {
    rest = line
  }

  /// The bytes up to the next space; nil at the line's end.
  mutating func word() -> ArraySlice<UInt8>? {
    rest = rest.drop { $0 == Self.space }
    guard !rest.isEmpty else { return nil }
    let word = rest.prefix { $0 != Self.space }
    rest = rest.dropFirst(word.count)
    return word
  }

  /// The next word as text.
  mutating func text() -> String? {
    word().map { LineFields.text($0) }
  }

  /// The next word as a number: 1 to 16 hexadecimal digits.
  mutating func number<Number: FixedWidthInteger>(_ type: Number.Type = UInt64.self) -> Number? {
    guard let word = word(), word.count <= Number.bitWidth / 4 else { return nil }
    var number: Number = 0
    for byte in word {
      guard let digit = byte.hexadecimalDigit else { return nil }
      number = number << 4 | Number(digit)
    }
    return number
  }

  /// The next word as bytes, two digits each, as far as it goes.
  mutating func bytes() -> HexadecimalBytes? {
    word().map(HexadecimalBytes.init)
  }

  /// The rest of the line, without space around it.
  mutating func remainder() -> String {
    var text = rest.drop { $0 == Self.space }
    while text.last == Self.space { text.removeLast() }
    rest = []
    return Self.text(text)
  }

  static func text(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes.prefix(textLimit), as: UTF8.self).streamSafe
  }

  /// More of a name or a version is not kept.
  private static let textLimit = 2048
  private static let space = UInt8(ascii: " ")
}

/// Bytes that were written as hexadecimal digits.
struct HexadecimalBytes {
  var bytes: [UInt8] = []
  /// There is half a byte at the end, or something that is no digit.
  var isCut = false

  init(_ digits: ArraySlice<UInt8>) {
    bytes.reserveCapacity(digits.count / 2)
    var high: UInt8?
    for byte in digits {
      guard let digit = byte.hexadecimalDigit else {
        isCut = true
        return
      }
      if let upper = high {
        bytes.append(upper << 4 | digit)
        high = nil
      } else {
        high = digit
      }
    }
    isCut = high != nil
  }
}

extension UInt8 {
  fileprivate var hexadecimalDigit: UInt8? {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): self &- UInt8(ascii: "0")
    case UInt8(ascii: "A")...UInt8(ascii: "F"): self &- UInt8(ascii: "A") &+ 10
    case UInt8(ascii: "a")...UInt8(ascii: "f"): self &- UInt8(ascii: "a") &+ 10
    default: nil
    }
  }
}
