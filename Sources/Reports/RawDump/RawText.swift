/// A raw dump as lines of text, indented by two spaces a level.
struct RawText: RawFormat {
  private var text = TextWriter()
  /// The groups that are open, with how many elements each has.
  private var groups: [(group: RawGroup, count: Int)] = []

  var byteCount: Int { text.bytes.count }

  mutating func open(_ group: RawGroup, _ name: String?, meaning: String?) {
    if groups.isEmpty, byteCount > 0 || hasWritten { text.endLine() }
    begin(name)
    if let meaning {
      text.add(isOnLine ? "" : ": ")
      text.add(foreign: meaning)
    }
    if group == .line {
      text.add(isOnLine ? " (" : ": ")
    } else {
      text.endLine()
    }
    groups.append((group, 0))
  }

  mutating func close() {
    guard groups.popLast()?.group == .line else { return }
    if isOnLine { text.add(")") } else { text.endLine() }
  }

  mutating func value(_ value: RawValue, _ name: String?, meaning: String?) {
    begin(name)
    text.add(" = ")
    switch value {
    case .number(let number): text.add(Self.words(number))
    case .numbers(let numbers): text.add(Self.words(numbers))
    case .digits(let bytes): text.add(Self.words(bytes))
    case .text(let foreign): text.add(foreign: foreign)
    case .count(let count): text.add(count)
    }
    if let meaning {
      text.add(": ")
      text.add(foreign: meaning)
    }
    if !isOnLine { text.endLine() }
  }

  mutating func openBytes(_ name: String, byteCount: Int, offset: UInt64) {
    begin(name)
    text.add(": \(byteCount) bytes at offset ")
    text.add(hexadecimal: offset)
    text.endLine()
    groups.append((.object, 0))
  }

  mutating func addBytes(_ bytes: [UInt8], at position: Int) {
    for start in stride(from: 0, to: bytes.count, by: 16) {
      indent()
      text.add(hexdump: bytes[start..<min(start + 16, bytes.count)], position: position + start)
    }
  }

  mutating func closeBytes() { _ = groups.popLast() }

  mutating func finish() {}

  mutating func takeBytes() -> [UInt8] {
    hasWritten = true
    return text.takeBytes()
  }

  /// Something was written that is no longer here.
  private var hasWritten = false

  /// Whether the innermost group is one line.
  private var isOnLine: Bool { groups.last?.group == .line }

  private mutating func indent() { text.add(String(repeating: "  ", count: groups.count)) }

  /// Goes to where the next element of the innermost group belongs, and names it.
  private mutating func begin(_ name: String?) {
    let index = groups.last?.count ?? 0
    if !groups.isEmpty { groups[groups.count - 1].count += 1 }
    if isOnLine {
      text.add(index > 0 ? ", " : "")
    } else {
      indent()
    }
    text.add(name ?? "[\(index)]")
  }
}

extension RawText {
  /// "7", or "0x1f4 (500)"; in decimal only as far as that says anything.
  private static func words(_ number: RawNumber) -> String {
    if number.bits < 10 { return String(number.bits) }
    if number.isSigned || number.bits >> 32 == 0 {
      return "\(number.hexadecimal) (\(number.decimal))"
    }
    return number.hexadecimal
  }

  /// The numbers one behind the other, with runs of equal ones in short: "1, 2, 30 × 0".
  private static func words(_ numbers: [RawNumber]) -> String {
    var words: [String] = []
    var rest = numbers[...]
    while let first = rest.first {
      let run = rest.prefix { $0 == first }.count
      let word = first.bits < 10 ? String(first.bits) : first.hexadecimal
      if run > 3 {
        words.append("\(run) × \(word)")
        rest = rest.dropFirst(run)
      } else {
        words.append(word)
        rest = rest.dropFirst()
      }
    }
    return words.joined(separator: ", ")
  }

  private static func words(_ bytes: [UInt8]) -> String {
    bytes.contains { $0 != 0 } ? bytes.hexadecimalDigits : "\(bytes.count) × 0"
  }
}

extension TextWriter {
  /// A line of up to 16 bytes: where they lie in their area, their digits, and what is ASCII.
  fileprivate mutating func add(hexdump bytes: ArraySlice<UInt8>, position: Int) {
    let place = String(position, radix: 16)
    add(String(repeating: "0", count: max(0, 8 - place.utf8.count)) + place + "  ")
    for (index, byte) in bytes.enumerated() {
      add((index == 8 ? " " : "") + [byte].hexadecimalDigits + " ")
    }
    let missing = 16 - bytes.count
    add(String(repeating: " ", count: 3 * missing + (missing >= 8 ? 1 : 0)) + " ")
    let shown = bytes.map { (0x20..<0x7f).contains($0) ? $0 : UInt8(ascii: ".") }
    line(String(decoding: shown, as: UTF8.self))
  }
}
