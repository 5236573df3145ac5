import Bytes
import MinidumpFormat

/// The same numbers for the same seed: SplitMix64.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }
}

extension SeededGenerator {
  mutating func number<T: FixedWidthInteger & UnsignedInteger>(_ limit: T = .max) -> T {
    T.random(in: 0...limit, using: &self)
  }

  /// True once in `count` times.
  mutating func once(in count: Int) -> Bool {
    Int.random(in: 0..<count, using: &self) == 0
  }

  mutating func bytes(_ limit: Int) -> [UInt8] {
    (0..<Int.random(in: 0...limit, using: &self)).map { _ in number() }
  }

  /// A record whose every field may hold anything.
  mutating func record<R: Record>(_ type: R.Type = R.self) -> R {
    let bytes = (0..<R.byteCount).map { _ in number(UInt8.max) }
    return (try? ByteView(bytes).record(at: 0, .littleEndian)) ?? R()
  }

  /// Letters of one to four bytes in UTF-8, one or two units in UTF-16.
  mutating func text() -> String {
    let letters: [Character] = ["a", "/", " ", "ä", "€", "漢", "🦊", "e\u{301}"]
    return String(
      (0..<Int.random(in: 0...12, using: &self)).map { _ in letters.randomElement(using: &self)! })
  }

  /// None to `limit` elements.
  mutating func list<T>(_ limit: Int, _ make: (inout Self) -> T) -> [T] {
    (0..<Int.random(in: 0...limit, using: &self)).map { _ in make(&self) }
  }

  /// Nothing, or something.
  mutating func maybe<T>(_ make: (inout Self) -> T) -> T? {
    once(in: 2) ? nil : make(&self)
  }
}
