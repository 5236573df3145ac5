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
    add(text.harmlessToTerminals)
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

  /// What has been written since the last time.
  mutating func takeBytes() -> [UInt8] {
    defer { bytes.removeAll(keepingCapacity: true) }
    return bytes
  }
}
