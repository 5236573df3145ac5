import MinidumpReading
import Support

/// Changes a minidump as its format suggests: whole numbers at multiples of four, and entries of the
/// stream directory. libFuzzer's own changes, of bytes wherever they are, seldom make sense there.
struct DumpMutation {
  private let bytes: UnsafeMutableBufferPointer<UInt8>
  private var random: SeededGenerator

  init(_ bytes: UnsafeMutableBufferPointer<UInt8>, seed: UInt64) {
    self.bytes = bytes
    random = SeededGenerator(seed: seed)
  }

  /// Makes a few changes; none of them to less than a header and an entry of the directory.
  mutating func run() {
    guard bytes.count >= 48 else { return }
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      if Int.random(in: 0..<4, using: &random) == 0 { changeDirectory() } else { changeNumber() }
    }
  }

  private static let edges: [UInt32] = [
    0, 1, 2, 4, 8, 16, 0x7f, 0xff, 0x100, 0xffff, 0x1_0000, 0x7fff_ffff, 0x8000_0000, 0xffff_fff0,
    0xffff_ffff,
  ]

  private mutating func changeNumber() {
    let place = anyPlace()
    switch Int.random(in: 0..<6, using: &random) {
    case 0: self[place] = Self.edges.randomElement(using: &random) ?? 0
    case 1: self[place] = UInt32(Int.random(in: 0...bytes.count, using: &random))
    case 2: self[place] = self[anyPlace()]
    case 3: self[place] &+= UInt32.random(in: 0...32, using: &random) &- 16
    case 4: self[place] = UInt32(bytes.count - place)
    // The upper half of a number of eight bytes.
    default: self[place] = Bool.random(using: &random) ? .max : 0
    }
  }

  /// Another type, or another place or length, of an entry; or one entry in place of another.
  private mutating func changeDirectory() {
    let count = Int(min(self[8], 64))
    let start = Int(self[12])
    guard count > 0, start <= bytes.count - 12 * count else { return changeNumber() }
    let entry = start + 12 * Int.random(in: 0..<count, using: &random)
    let other = start + 12 * Int.random(in: 0..<count, using: &random)
    switch Int.random(in: 0..<4, using: &random) {
    case 0: self[entry] = Self.types.randomElement(using: &random) ?? 0
    case 1: (self[entry], self[other]) = (self[other], self[entry])
    case 2: self[entry + 4] &+= UInt32.random(in: 0...32, using: &random) &- 16
    default: self[entry + 8] = UInt32(anyPlace())
    }
  }

  private static let types = MinidumpStreams.types.map(\.rawValue).sorted()

  private mutating func anyPlace() -> Int {
    Int.random(in: 0..<bytes.count / 4, using: &random) * 4
  }

  /// The little-endian number of four bytes at a place; 0 where there are fewer.
  private subscript(place: Int) -> UInt32 {
    get {
      guard place >= 0, place <= bytes.count - 4 else { return 0 }
      return (0..<4).reversed().reduce(0) { $0 << 8 | UInt32(bytes[place + $1]) }
    }
    nonmutating set {
      guard place >= 0, place <= bytes.count - 4 else { return }
      for index in 0..<4 {
        bytes[place + index] = UInt8(truncatingIfNeeded: newValue >> UInt32(8 * index))
      }
    }
  }
}
