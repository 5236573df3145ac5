/// Reads a name byte by byte and knows about its brackets.
struct NameScanner {
  let bytes: [UInt8]
  private(set) var position = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  var isAtEnd: Bool { position >= bytes.count }

  /// The byte `distance` behind the next one; nil behind the end.
  func peek(_ distance: Int = 0) -> UInt8? {
    position + distance < bytes.count ? bytes[position + distance] : nil
  }

  /// The next byte; 0 at the end.
  mutating func next() -> UInt8 {
    guard position < bytes.count else { return 0 }
    position += 1
    return bytes[position - 1]
  }

  /// Passes over `text` if it is next.
  mutating func skip(_ text: StaticString) -> Bool {
    guard isNext(text) else { return false }
    position += text.utf8CodeUnitCount
    return true
  }

  func isNext(_ text: StaticString) -> Bool {
    text.withUTF8Buffer { unsafe bytes[position...].starts(with: $0) }
  }

  /// Passes over a bracket and all up to the one that closes it, or to the end of the name.
  ///
  /// `<` and `>` are also signs: only the other brackets close what is open within them.
  ///
  /// - Returns: what is between the two.
  @discardableResult
  mutating func skipBracket() -> ArraySlice<UInt8> {
    let start = position + 1
    var open: [UInt8] = []
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if let closing = Self.closing(of: byte) {
        open.append(closing)
      } else if byte == UInt8(ascii: ">") {
        if open.last == byte, !isArrow { open.removeLast() }
      } else if Self.isClosing(byte), let place = open.lastIndex(of: byte) {
        open.removeSubrange(place...)
      }
      if open.isEmpty { return bytes[start..<(position - 1)] }
    }
    return bytes[min(start, bytes.count)...]
  }

  /// Whether the byte before the position ends `->`, which closes nothing.
  private var isArrow: Bool {
    position >= 2 && bytes[position - 2] == UInt8(ascii: "-")
  }

  /// What closes an opening bracket; nil of any other byte.
  private static func closing(of byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "<"): UInt8(ascii: ">")
    case UInt8(ascii: "("): UInt8(ascii: ")")
    case UInt8(ascii: "{"): UInt8(ascii: "}")
    case UInt8(ascii: "["): UInt8(ascii: "]")
    default: nil
    }
  }

  private static func isClosing(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ")") || byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]")
  }
}

extension UInt8 {
  /// Whether it may stand in an identifier: letters, digits, `_`, `$`, and all of other scripts.
  var isIdentifierPart: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "$"), 0x80...:
      true
    default: false
    }
  }

  /// Whether it is a decimal digit.
  var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }

  /// Whether it is a hexadecimal digit in small letters.
  var isLowercaseHexadecimal: Bool {
    isDigit || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(self)
  }
}
