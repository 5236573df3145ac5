extension RustNamePrinter {
  /// A value that a type depends on: `3`, `true`, `'a'`, `{"text"}`.
  ///
  /// - Parameter inValue: whether it needs no braces around what is more than a literal.
  mutating func constant(inValue: Bool) throws(Unreadable) {
    try part { printer throws(Unreadable) in try printer.constantItself(inValue) }
  }

  private mutating func constantItself(_ inValue: Bool) throws(Unreadable) {
    let tag = try next()
    switch tag {
    case UInt8(ascii: "p"): try write("_")
    case _ where Self.unsignedTypes.contains(tag): try number()
    case _ where Self.signedTypes.contains(tag):
      if skip("n") { try write("-") }
      try number()
    case UInt8(ascii: "b"): try truth()
    case UInt8(ascii: "c"): try character()
    case UInt8(ascii: "B"):
      try backReference(otherwise: ()) { printer throws(Unreadable) in
        try printer.constant(inValue: inValue)
      }
    // A reference to text is how text is written.
    case UInt8(ascii: "R") where skip("e"): try text()
    default:
      if !inValue { try write("{") }
      try compound(tag)
      if !inValue { try write("}") }
    }
  }

  private static let unsignedTypes = Set("htmyoj".utf8)
  private static let signedTypes = Set("aslxni".utf8)

  /// Decimal as far as 64 bits reach.
  private mutating func number() throws(Unreadable) {
    let digits = try hexadecimalDigits()
    let value = digits.isEmpty ? 0 : UInt64(digits, radix: 16)
    try write(value.map { String($0) } ?? "0x" + digits)
  }

  private mutating func truth() throws(Unreadable) {
    switch try hexadecimalDigits() {
    case "0": try write("false")
    case "1": try write("true")
    default: throw Unreadable()
    }
  }

  private mutating func character() throws(Unreadable) {
    guard let scalar = try UInt32(hexadecimalDigits(), radix: 16).flatMap(Unicode.Scalar.init)
    else { throw Unreadable() }
    try write("'\(Self.escaped(scalar, quote: "'"))'")
  }

  /// Values of references, arrays, tuples and structures.
  private mutating func compound(_ tag: UInt8) throws(Unreadable) {
    switch tag {
    case UInt8(ascii: "e"):
      try write("*")
      try text()
    case UInt8(ascii: "R"), UInt8(ascii: "Q"):
      try write(tag == UInt8(ascii: "R") ? "&" : "&mut ")
      try constant(inValue: true)
    case UInt8(ascii: "A"):
      try write("[")
      try values()
      try write("]")
    case UInt8(ascii: "T"):
      try write("(")
      try write(values() == 1 ? ",)" : ")")
    case UInt8(ascii: "V"): try structure()
    default: throw Unreadable()
    }
  }

  @discardableResult
  private mutating func values() throws(Unreadable) -> Int {
    try list(separator: ", ") { printer throws(Unreadable) in
      try printer.constant(inValue: true)
    }
  }

  private mutating func structure() throws(Unreadable) {
    try path(inValue: true)
    switch try next() {
    case UInt8(ascii: "U"): break
    case UInt8(ascii: "T"):
      try write("(")
      try values()
      try write(")")
    case UInt8(ascii: "S"):
      try write(" { ")
      try list(separator: ", ") { printer throws(Unreadable) in
        _ = try printer.disambiguator()
        try printer.write(printer.identifier().text() + ": ")
        try printer.constant(inValue: true)
      }
      try write(" }")
    default: throw Unreadable()
    }
  }

  /// UTF-8, two digits for a byte.
  private mutating func text() throws(Unreadable) {
    let digits = Array(try hexadecimalDigits().utf8)
    guard digits.count.isMultiple(of: 2) else { throw Unreadable() }
    let bytes = stride(from: 0, to: digits.count, by: 2).compactMap {
      UInt8(Substring(decoding: digits[$0...$0 + 1], as: UTF8.self), radix: 16)
    }
    guard let text = String(validating: bytes, as: UTF8.self) else { throw Unreadable() }
    try write("\"" + text.unicodeScalars.map { Self.escaped($0, quote: "\"") }.joined() + "\"")
  }

  /// As Rust writes it in quotes.
  private static func escaped(_ scalar: Unicode.Scalar, quote: Unicode.Scalar) -> String {
    switch scalar {
    case "\0": "\\0"
    case "\t": "\\t"
    case "\n": "\\n"
    case "\r": "\\r"
    case "\\", quote: "\\\(scalar)"
    case _ where scalar.properties.generalCategory == .control:
      "\\u{\(String(scalar.value, radix: 16))}"
    default: String(scalar)
    }
  }
}
