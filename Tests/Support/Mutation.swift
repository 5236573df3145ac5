/// A file with some of its bytes changed in a way that a seed decides.
///
/// A few numbers are replaced by small, large and edge values, some bytes flipped, a stretch copied
/// over another; a quarter of the changes goes to the first 4 KiB, where headers and lists lie.
public struct Mutation: Sendable {
  public private(set) var bytes: [UInt8]

  public init(seed: UInt64, of original: [UInt8]) {
    bytes = original
    guard original.count >= 8 else { return }
    var random = SeededGenerator(seed: seed)
    for _ in 0..<Int.random(in: 1...12, using: &random) {
      change(&random)
    }
  }

  private mutating func change(_ random: inout SeededGenerator) {
    let isHead = Int.random(in: 0..<4, using: &random) == 0
    let reach = isHead ? min(bytes.count, 4096) : bytes.count
    let place = Int.random(in: 0...(reach - 8), using: &random)
    switch Int.random(in: 0..<5, using: &random) {
    case 0: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
    case 1: put(Self.edges.randomElement(using: &random) ?? 0, at: place & ~3, byteCount: 4)
    case 2:
      put(UInt64.random(in: 0...UInt64(bytes.count), using: &random), at: place & ~3, byteCount: 4)
    case 3: put(Self.edges.randomElement(using: &random) ?? 0, at: place & ~7, byteCount: 8)
    default: copyStretch(to: place, &random)
    }
  }

  private static let edges: [UInt64] = [
    0, 1, 2, 4, 0x7f, 0x80, 0xff, 0xffff, 0x7fff_ffff, 0x8000_0000, 0xffff_fffe, 0xffff_ffff,
    0x7fff_ffff_ffff_ffff, 0x8000_0000_0000_0000, 0xffff_ffff_ffff_fff0, .max,
  ]

  private mutating func put(_ value: UInt64, at place: Int, byteCount: Int) {
    for index in 0..<byteCount {
      bytes[place + index] = UInt8(truncatingIfNeeded: value >> UInt64(8 * index))
    }
  }

  private mutating func copyStretch(to place: Int, _ random: inout SeededGenerator) {
    let source = Int.random(in: 0...(bytes.count - 8), using: &random)
    let longest = min(64, bytes.count - max(source, place))
    let stretch = Array(bytes[source..<source + Int.random(in: 1...longest, using: &random)])
    bytes.replaceSubrange(place..<place + stretch.count, with: stretch)
  }
}
