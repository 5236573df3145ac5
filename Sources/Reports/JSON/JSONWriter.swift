/// Writes JSON text straight into bytes, in the order it is told to.
///
/// The text is what Rust's serde_json prints: compact, or indented by two spaces; strings escape the
/// quote, the backslash and control characters, nothing else.
struct JSONWriter {
  private(set) var bytes: [UInt8] = []
  private let isPretty: Bool
  private var depth = 0
  /// Nothing has been written yet into the innermost object or array.
  private var isFresh = true

  init(isPretty: Bool = false) {
    self.isPretty = isPretty
  }

  mutating func object(_ members: (inout JSONWriter) -> Void) {
    nest(UInt8(ascii: "{"), UInt8(ascii: "}"), members)
  }

  mutating func array<Elements: Sequence>(
    _ elements: Elements, _ write: (inout JSONWriter, Elements.Element) -> Void
  ) {
    nest(UInt8(ascii: "["), UInt8(ascii: "]")) { json in
      for element in elements {
        json.separate()
        write(&json, element)
      }
    }
  }

  /// The name of the member whose value is written next.
  mutating func key(_ name: String) {
    separate()
    string(name)
    bytes.append(UInt8(ascii: ":"))
    if isPretty {
      bytes.append(UInt8(ascii: " "))
    }
  }

  mutating func null() { raw("null") }

  mutating func boolean(_ value: Bool) { raw(value ? "true" : "false") }

  mutating func number(_ value: UInt64) { bytes.appendDecimal(value) }

  /// A number by its JSON text.
  mutating func number(text: String) { raw(text) }

  mutating func string(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    if text.utf8.contains(where: Self.needsEscape) {
      for byte in text.utf8 {
        escape(byte)
      }
    } else {
      bytes.append(contentsOf: text.utf8)
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// An address as a string: `0x` and at least `digitCount` digits.
  mutating func hexadecimal(_ value: UInt64, digitCount: Int = 1) {
    raw("\"0x")
    bytes.appendHexadecimal(value, digitCount: digitCount)
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func nest(
    _ opening: UInt8, _ closing: UInt8, _ content: (inout JSONWriter) -> Void
  ) {
    bytes.append(opening)
    depth += 1
    isFresh = true
    content(&self)
    depth -= 1
    if !isFresh {
      breakLine()
    }
    isFresh = false
    bytes.append(closing)
  }

  private mutating func separate() {
    if !isFresh {
      bytes.append(UInt8(ascii: ","))
    }
    isFresh = false
    breakLine()
  }

  private mutating func breakLine() {
    guard isPretty else { return }
    bytes.append(UInt8(ascii: "\n"))
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * depth))
  }

  private mutating func raw(_ text: String) { bytes.append(contentsOf: text.utf8) }

  private static func needsEscape(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  private mutating func escape(_ byte: UInt8) {
    guard Self.needsEscape(byte) else { return bytes.append(byte) }
    switch byte {
    case 0x08: raw("\\b")
    case 0x09: raw("\\t")
    case 0x0a: raw("\\n")
    case 0x0c: raw("\\f")
    case 0x0d: raw("\\r")
    case 0x22: raw("\\\"")
    case 0x5c: raw("\\\\")
    default:
      raw("\\u")
      bytes.appendHexadecimal(UInt64(byte), digitCount: 4)
    }
  }
}
