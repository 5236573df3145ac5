/// Index files of ELF files whose hashes are right, whatever else in them is wrong.
public enum IndexForgery {
  /// Where the trees, the count of data and the hash lie in the 976 bytes at the end.
  private static let recordByteCount = 976
  private static let treesOffset = 656
  private static let treeCount = 13
  /// Of the tree of the data's blocks.
  private static let blocksTree = 3

  /// How many bytes of data an index begins with.
  public static func dataByteCount(of bytes: [UInt8]) -> Int {
    min(bytes.count, number(at: bytes.count - recordByteCount + 24, in: bytes))
  }

  /// The same bytes with hashes for them: of blocks, of the nodes above, of the end.
  public static func repaired(_ original: [UInt8]) -> [UInt8] {
    var bytes = original
    let record = bytes.count - recordByteCount
    guard record >= 0 else { return bytes }
    put(UInt64(bytes.count), at: record + 16, in: &bytes)
    let data = dataByteCount(of: bytes)
    for tree in [blocksTree] + (0..<treeCount).filter({ $0 != blocksTree }) {
      let place = record + treesOffset + tree * 24
      let offset = number(at: place, in: bytes)
      let count = number(at: place + 8, in: bytes)
      guard count <= 256, offset <= bytes.count - count * 16 else { continue }
      if tree == blocksTree {
        for block in 0..<count where block * 4096 < data {
          let end = min(data, (block + 1) * 4096)
          put(hash(bytes[block * 4096..<end]), at: offset + block * 16 + 8, in: &bytes)
        }
      }
      put(hash(bytes[offset..<offset + count * 16]), at: place + 16, in: &bytes)
    }
    put(hash(bytes[record..<bytes.count - 8]), at: bytes.count - 8, in: &bytes)
    return bytes
  }

  private static func number(at offset: Int, in bytes: [UInt8]) -> Int {
    guard offset >= 0, offset + 8 <= bytes.count else { return 0 }
    let number = (0..<8).reduce(UInt64(0)) { $0 | UInt64(bytes[offset + $1]) << UInt64($1 * 8) }
    return Int(clamping: number) & 0xff_ffff_ffff
  }

  private static func put(_ number: UInt64, at offset: Int, in bytes: inout [UInt8]) {
    guard offset + 8 <= bytes.count else { return }
    for index in 0..<8 {
      bytes[offset + index] = UInt8(truncatingIfNeeded: number >> UInt64(index * 8))
    }
  }

  /// As `Docs/Formats/SymbolIndex.md` has it.
  private static func hash(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    var lanes: [UInt64] = [1, 2, 3, 4]
    let words = stride(from: bytes.startIndex, to: bytes.endIndex, by: 8).map { start in
      bytes[start..<min(start + 8, bytes.endIndex)].enumerated().reduce(UInt64(0)) {
        $0 | UInt64($1.element) << UInt64($1.offset * 8)
      }
    }
    let wholeCount = bytes.count / 32 * 4
    for (index, word) in words.enumerated() {
      let lane = index < wholeCount ? index % 4 : 0
      lanes[lane] = mixed(lanes[lane] ^ word)
    }
    return lanes.reduce(UInt64(bytes.count)) { mixed($0 ^ $1) }
  }

  private static func mixed(_ number: UInt64) -> UInt64 {
    let product = number &* 0x9e37_79b9_7f4a_7c15
    return product ^ product >> 32
  }
}
