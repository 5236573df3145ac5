/// The numbers that FILE or INLINE_ORIGIN records have, and those that others want.
///
/// Numbers usually count from 0: a bit for each. Wild ones go to a set of bounded size.
struct NumberSet {
  /// Bits for numbers up to here: 8 MiB.
  private static let bitLimit: UInt32 = 1 << 26
  private static let setLimit = 1 << 16

  private var words: [UInt64] = []
  private var wild: Set<UInt32> = []
  /// Wanted before they were given, with the first line that wants them and how many do.
  private var wanted: [UInt32: (line: Int, count: Int)] = [:]

  /// False when it was there already.
  mutating func insert(_ number: UInt32) -> Bool {
    if number >= Self.bitLimit {
      return wild.count >= Self.setLimit || wild.insert(number).inserted
    }
    let (word, bit) = (Int(number >> 6), UInt64(1) << UInt64(number & 63))
    if word >= words.count {
      words.append(contentsOf: repeatElement(0, count: word + 1 + words.count / 2 - words.count))
    }
    defer { words[word] |= bit }
    return words[word] & bit == 0
  }

  func contains(_ number: UInt32) -> Bool {
    if number >= Self.bitLimit { return wild.contains(number) || wild.count >= Self.setLimit }
    let word = Int(number >> 6)
    return word < words.count && words[word] >> UInt64(number & 63) & 1 == 1
  }

  /// A record in a line refers to a number.
  @inline(__always)
  mutating func want(_ number: UInt32, line: Int) {
    if !contains(number) { noteWanted(number, line: line) }
  }

  private mutating func noteWanted(_ number: UInt32, line: Int) {
    if let known = wanted[number] {
      wanted[number] = (known.line, known.count + 1)
    } else if wanted.count < Self.setLimit {
      wanted[number] = (line, 1)
    }
  }

  /// Numbers that were wanted and never given, by the lines that want them first.
  var missing: [(number: UInt32, line: Int, count: Int)] {
    wanted.filter { !contains($0.key) }.map { ($0.key, $0.value.line, $0.value.count) }
      .sorted { $0.line < $1.line }
  }
}
