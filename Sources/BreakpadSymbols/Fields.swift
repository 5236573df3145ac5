package import Bytes

/// The words of one line, taken from the left.
///
/// Words are separated by any number of spaces and tabs.
package struct Fields {
  private let view: ByteView
  package private(set) var position: Int
  /// Offset behind the line's last byte, without its line ending.
  package let end: Int

  package init(_ view: ByteView, from start: Int, to end: Int) {
    self.view = view
    position = start
    self.end = end
  }

  /// What is left of the line begins with `keyword`, which is passed over.
  package mutating func skip(_ keyword: StaticString) -> Bool {
    let count = keyword.utf8CodeUnitCount
    guard count <= end - position else { return false }
    let start = position
    let isEqual = keyword.withUTF8Buffer { expected in
      for index in 0..<count where unsafe expected[index] != view[start + index] { return false }
      return true
    }
    if isEqual { position += count }
    return isEqual
  }

  /// The next word is `word`, which is passed over.
  package mutating func skipWord(_ word: StaticString) -> Bool {
    var probe = self
    probe.skipBlanks()
    guard probe.skip(word), probe.isAtWordEnd else { return false }
    self = probe
    return true
  }

  /// A hexadecimal number of at most 16 digits without a prefix.
  package mutating func hexadecimal() -> UInt64? {
    skipBlanks()
    let start = position
    var value: UInt64 = 0
    while let digit = hexadecimalDigit(at: position) {
      value = value << 4 | digit
      position += 1
    }
    guard position > start, position - start <= 16, isAtWordEnd else { return nil }
    return value
  }

  /// A decimal number below 2^32.
  package mutating func decimal() -> UInt32? {
    skipBlanks()
    let start = position
    var value: UInt64 = 0
    while position < end, let byte = view[position], byte &- 0x30 < 10 {
      value = value &* 10 &+ UInt64(byte &- 0x30)
      position += 1
      if value > UInt64(UInt32.max) { return nil }
    }
    guard position > start, isAtWordEnd else { return nil }
    return UInt32(truncatingIfNeeded: value)
  }

  /// A decimal number below 2^32; a negative one, which some writers print for "unknown", is 0.
  package mutating func decimalOrNegative() -> UInt32? {
    skipBlanks()
    guard position < end, view[position] == UInt8(ascii: "-") else { return decimal() }
    position += 1
    return decimal().map { _ in 0 }
  }

  /// The next word; nil at the end of the line.
  package mutating func word() -> ByteView? {
    skipBlanks()
    let start = position
    while !isAtWordEnd { position += 1 }
    return position > start ? view.clamped(from: start, to: position) : nil
  }

  /// How many words are left.
  package func wordCount() -> Int {
    var copy = self
    var count = 0
    while copy.word() != nil { count += 1 }
    return count
  }

  /// Everything behind the blanks: a name, which may hold spaces.
  package mutating func rest() -> ByteView {
    skipBlanks()
    defer { position = end }
    return view.clamped(from: position, to: end)
  }

  package var isAtEnd: Bool {
    var probe = self
    probe.skipBlanks()
    return probe.position >= end
  }

  private var isAtWordEnd: Bool {
    guard position < end, let byte = view[position] else { return true }
    return byte == 0x20 || byte == 0x09
  }

  private mutating func skipBlanks() {
    while position < end, isAtWordEnd { position += 1 }
  }

  private func hexadecimalDigit(at offset: Int) -> UInt64? {
    guard offset < end, let byte = view[offset] else { return nil }
    switch byte {
    case 0x30...0x39: return UInt64(byte &- 0x30)
    case 0x61...0x66: return UInt64(byte &- 0x57)
    case 0x41...0x46: return UInt64(byte &- 0x37)
    default: return nil
    }
  }
}
