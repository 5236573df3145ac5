/// Writes lines of text for people into bytes.
struct TextWriter {
  private(set) var bytes: [UInt8] = []
  private let palette: Palette

  init(_ palette: Palette = .plain) {
    self.palette = palette
  }

  /// Adds words of our own, which are as safe as they look.
  mutating func add(_ words: String) { bytes.append(contentsOf: words.utf8) }

  /// Adds a name or message from outside, with whatever a terminal would obey made visible.
  mutating func add(foreign text: String) {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7f }) { return add(text) }
    for scalar in text.unicodeScalars {
      if scalar.mayDisturbTerminal {
        add(scalar == "\n" ? "\\n" : "\\u{\(String(scalar.value, radix: 16))}")
      } else {
        bytes.append(contentsOf: Array(String(scalar).utf8))
      }
    }
  }

  /// Adds `0x` and a number in hexadecimal of at least `digitCount` digits.
  mutating func add(hexadecimal number: UInt64, digitCount: Int = 1) {
    add("0x")
    bytes.appendHexadecimal(number, digitCount: digitCount)
  }

  /// Adds a number in decimal, right-aligned in `width` columns.
  mutating func add(_ number: some BinaryInteger, width: Int = 1) {
    var digits: [UInt8] = []
    digits.appendDecimal(UInt64(clamping: number))
    bytes.append(contentsOf: repeatElement(0x20, count: max(0, width - digits.count)))
    bytes.append(contentsOf: digits)
  }

  mutating func endLine() { bytes.append(UInt8(ascii: "\n")) }

  mutating func line(_ words: String = "") {
    add(words)
    endLine()
  }

  /// Adds what `content` adds, with the looks of a role.
  mutating func styled(_ role: Palette.Role, _ content: (inout TextWriter) -> Void) {
    guard let start = palette.start(role) else { return content(&self) }
    add(start)
    content(&self)
    add(Palette.end)
  }

  mutating func heading(_ words: String) {
    endLine()
    styled(.heading) { $0.add(words) }
    endLine()
  }
}

extension Unicode.Scalar {
  /// Control characters, which terminals obey, and marks that turn the direction of writing, which
  /// make a line read differently from what it says.
  fileprivate var mayDisturbTerminal: Bool {
    switch value {
    case 0..<0x20, 0x7f..<0xa0, 0x2028...0x202e, 0x2066...0x2069: true
    default: false
    }
  }
}
