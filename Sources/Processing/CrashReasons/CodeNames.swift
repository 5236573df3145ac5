/// The names of numbers, kept as text and searched when asked: thousands of them cost nothing
/// until then, neither to compile nor at start-up.
struct CodeNames: Sendable {
  /// A line per number, ascending: eight lower-case hexadecimal digits, a space, the name.
  let lines: String

  init(_ lines: String) {
    self.lines = lines
  }

  /// The name of `code`, if it has one.
  subscript(code: UInt32) -> String? {
    let bytes = lines.utf8.span
    var low = 0
    var high = bytes.count
    while low < high {
      let line = Self.line(around: low + (high - low) / 2, within: low..<high, of: bytes)
      let number = Self.number(at: line.lowerBound, of: bytes)
      if number == code { return Self.name(in: line, of: bytes) }
      if code < number {
        high = line.lowerBound
      } else {
        low = line.upperBound + 1
      }
    }
    return nil
  }

  /// The name of `code` when it fits 32 bits and has one.
  subscript(code: UInt64) -> String? {
    UInt32(exactly: code).flatMap { self[$0] }
  }
}

extension CodeNames {
  private static let digitCount = 8

  private static func line(
    around offset: Int, within range: Range<Int>, of bytes: Span<UInt8>
  ) -> Range<Int> {
    let newline = UInt8(ascii: "\n")
    var start = offset
    while start > range.lowerBound, bytes[start - 1] != newline { start -= 1 }
    var end = offset
    while end < range.upperBound, bytes[end] != newline { end += 1 }
    return start..<end
  }

  private static func number(at start: Int, of bytes: Span<UInt8>) -> UInt32 {
    (start..<min(start + digitCount, bytes.count)).reduce(0) { number, index in
      let byte = UInt32(bytes[index])
      return number << 4 | (byte & 0xf) &+ (byte > 0x39 ? 9 : 0)
    }
  }

  private static func name(in line: Range<Int>, of bytes: Span<UInt8>) -> String {
    let start = min(line.lowerBound + digitCount + 1, line.upperBound)
    return String(decoding: (start..<line.upperBound).map { bytes[$0] }, as: UTF8.self)
  }
}
