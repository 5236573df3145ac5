import Bytes

/// Reads one JSON text (RFC 8259), strictly, and never deeper than ``depthLimit``.
package struct JSONParser {
  /// As deep as serde_json goes; recursion on a file's word must end somewhere.
  static let depthLimit = 128

  private let bytes: [UInt8]
  private var offset = 0

  /// The value, or nil when the bytes are not exactly one JSON text in UTF-8.
  package static func parse(_ bytes: some Collection<UInt8>) -> JSONValue? {
    var parser = JSONParser(bytes: Array(bytes))
    guard let value = parser.value(depth: 0) else { return nil }
    parser.skipSpace()
    return parser.offset == parser.bytes.count ? value : nil
  }

  private init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  private mutating func value(depth: Int) -> JSONValue? {
    skipSpace()
    guard depth < Self.depthLimit, let first = peek else { return nil }
    switch first {
    case UInt8(ascii: "{"): return object(depth: depth)
    case UInt8(ascii: "["): return array(depth: depth)
    case UInt8(ascii: "\""): return string().map(JSONValue.string)
    case UInt8(ascii: "t"): return accept("true") ? .boolean(true) : nil
    case UInt8(ascii: "f"): return accept("false") ? .boolean(false) : nil
    case UInt8(ascii: "n"): return accept("null") ? .null : nil
    default: return number()
    }
  }

  private mutating func object(depth: Int) -> JSONValue? {
    var members: [String: JSONValue] = [:]
    let isWhole = elements(closedBy: UInt8(ascii: "}")) { parser in
      parser.skipSpace()
      guard parser.peek == UInt8(ascii: "\""), let name = parser.string() else { return false }
      parser.skipSpace()
      guard parser.accept(":"), let value = parser.value(depth: depth + 1) else { return false }
      members[name] = value
      return true
    }
    return isWhole ? .object(members) : nil
  }

  private mutating func array(depth: Int) -> JSONValue? {
    var values: [JSONValue] = []
    let isWhole = elements(closedBy: UInt8(ascii: "]")) { parser in
      guard let value = parser.value(depth: depth + 1) else { return false }
      values.append(value)
      return true
    }
    return isWhole ? .array(values) : nil
  }

  /// What stands between the bracket under the cursor and `closing`, separated by commas.
  private mutating func elements(
    closedBy closing: UInt8, _ read: (inout JSONParser) -> Bool
  ) -> Bool {
    offset += 1
    skipSpace()
    if accept(closing) { return true }
    while read(&self) {
      skipSpace()
      if accept(closing) { return true }
      guard accept(",") else { return false }
    }
    return false
  }

  private mutating func number() -> JSONValue? {
    let start = offset
    _ = accept("-")
    guard accept("0") || skipDigits() else { return nil }
    if accept(".") {
      guard skipDigits() else { return nil }
    }
    if accept("e") || accept("E") {
      _ = accept("+") || accept("-")
      guard skipDigits() else { return nil }
    }
    return .number(String(decoding: bytes[start..<offset], as: UTF8.self))
  }

  private mutating func string() -> String? {
    offset += 1
    var text: [UInt8] = []
    while let byte = peek, byte >= 0x20 {
      offset += 1
      switch byte {
      case UInt8(ascii: "\""): return String(validating: text, as: UTF8.self)?.streamSafe
      case UInt8(ascii: "\\"):
        guard let scalar = escapedScalar() else { return nil }
        text.append(contentsOf: Array(String(scalar).utf8))
      default: text.append(byte)
      }
    }
    return nil
  }

  private mutating func escapedScalar() -> Unicode.Scalar? {
    guard let letter = peek else { return nil }
    offset += 1
    if letter != UInt8(ascii: "u") { return Self.escapes[letter] }
    guard let first = codeUnit() else { return nil }
    guard first & 0xfc00 == 0xd800 else { return Unicode.Scalar(first) }
    guard accept("\\u"), let second = codeUnit(), second & 0xfc00 == 0xdc00 else { return nil }
    return Unicode.Scalar(0x10000 + (first & 0x3ff) << 10 + second & 0x3ff)
  }

  private mutating func codeUnit() -> UInt32? {
    guard bytes.count - offset >= 4 else { return nil }
    let digits = bytes[offset..<offset + 4]
    guard digits.allSatisfy({ UInt8(ascii: "+") != $0 && UInt8(ascii: "-") != $0 }) else {
      return nil
    }
    offset += 4
    return UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
  }

  private static let escapes: [UInt8: Unicode.Scalar] = [
    UInt8(ascii: "\""): "\"", UInt8(ascii: "\\"): "\\", UInt8(ascii: "/"): "/",
    UInt8(ascii: "b"): "\u{8}", UInt8(ascii: "f"): "\u{c}", UInt8(ascii: "n"): "\n",
    UInt8(ascii: "r"): "\r", UInt8(ascii: "t"): "\t",
  ]

  private var peek: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  private mutating func skipSpace() {
    while let byte = peek,
      byte == 0x20 || (byte >= 0x09 && byte <= 0x0d && byte != 0x0b && byte != 0x0c)
    {
      offset += 1
    }
  }

  /// Passes over digits; false when there is none.
  private mutating func skipDigits() -> Bool {
    let start = offset
    while let byte = peek, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") {
      offset += 1
    }
    return offset > start
  }

  private mutating func accept(_ byte: UInt8) -> Bool {
    guard peek == byte else { return false }
    offset += 1
    return true
  }

  private mutating func accept(_ text: StaticString) -> Bool {
    let wanted = Array("\(text)".utf8)
    guard bytes[offset...].starts(with: wanted) else { return false }
    offset += wanted.count
    return true
  }
}
