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
        json.element()
        write(&json, element)
      }
    }
  }

  /// The name of the member whose value is written next.
  mutating func key(_ name: String) {
    element()
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
    var text = text
    text.withUTF8 { utf8 in
      if unsafe utf8.contains(where: Self.needsEscape) {
        for index in utf8.indices {
          unsafe escape(utf8[index])
        }
      } else {
        unsafe bytes.append(contentsOf: utf8)
      }
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
    open(opening)
    content(&self)
    close(closing)
  }

  private mutating func breakLine() {
    guard isPretty else { return }
    bytes.append(UInt8(ascii: "\n"))
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * depth))
  }

  private mutating func raw(_ text: String) {
    var text = text
    text.withUTF8 { unsafe bytes.append(contentsOf: $0) }
  }

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

// Text that is written as it becomes known: nobody checks that what is opened is closed.
extension JSONWriter {
  /// Begins an object or an array, by its bracket.
  mutating func open(_ bracket: UInt8) {
    bytes.append(bracket)
    depth += 1
    isFresh = true
  }

  /// Ends the innermost object or array, by its bracket.
  mutating func close(_ bracket: UInt8) {
    let hasLines = depth <= Self.deepestLines
    depth -= 1
    if !isFresh, hasLines {
      breakLine()
    }
    isFresh = false
    bytes.append(bracket)
  }

  /// Goes to where the next element of an array, or the next member, belongs.
  mutating func element() {
    if !isFresh {
      bytes.append(UInt8(ascii: ","))
    }
    isFresh = false
    if depth <= Self.deepestLines {
      breakLine()
    }
  }

  /// What lies deeper stands on one line: JSON from a dump may nest so deep that indentation would
  /// make it a hundred times as long. No report of ours does.
  private static let deepestLines = 16

  /// Begins or ends a string that is given in pieces.
  mutating func quote() { bytes.append(UInt8(ascii: "\"")) }

  /// A piece of a string, which needs no escapes.
  mutating func piece(_ digits: String) { raw(digits) }

  /// What has been written since the last time.
  mutating func takeBytes() -> [UInt8] {
    defer { bytes.removeAll(keepingCapacity: true) }
    return bytes
  }
}
