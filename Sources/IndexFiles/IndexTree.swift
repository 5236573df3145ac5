package import Bytes
internal import Synchronization

/// Sorted pairs of numbers in an untrusted file, of which only what is touched is read and proven.
///
/// They lie in nodes of 256. The hashes of the nodes are the values of the level above, and so on up
/// to one node, whose hash the header has.
package final class IndexTree: Sendable {
  package static let entryByteCount = 16
  package static let nodeEntryCount = 256

  /// The nodes of one distance from the leaves.
  private struct Level {
    var offset: Int
    var entryCount: Int
    /// Of its first node, among all of the tree.
    var firstNode: Int
  }

  package let entryCount: Int
  private let view: ByteView
  private let residence: Residence
  private let rootHash: UInt64
  /// From the leaves to the root; empty without entries.
  private let levels: [Level]
  /// A bit for each node that has been proven.
  private let proven: Mutex<[UInt64]>

  /// Nil when the file has no room for what it claims.
  ///
  /// - Parameter residence: of the whole file.
  package init?(_ section: IndexTreeRecord, in view: ByteView, _ residence: Residence) {
    guard let count = Int(exactly: section.entryCount), let start = Int(exactly: section.offset),
      count <= view.byteCount / Self.entryByteCount, start <= view.byteCount
    else { return nil }
    var levels: [Level] = []
    var end = start
    var nodeCount = 0
    for entryCount in Self.entryCounts(leaves: count) {
      levels.append(Level(offset: end, entryCount: entryCount, firstNode: nodeCount))
      nodeCount += Self.nodeCount(of: entryCount)
      end += entryCount * Self.entryByteCount
    }
    guard end <= view.byteCount else { return nil }
    self.view = view
    self.residence = residence
    self.levels = levels
    entryCount = count
    rootHash = section.rootHash
    proven = Mutex([UInt64](repeating: 0, count: (nodeCount + 63) / 64))
  }

  /// How many entries each level has, from the leaves to the root.
  package static func entryCounts(leaves count: Int) -> [Int] {
    var counts = count > 0 ? [count] : []
    while let last = counts.last, last > nodeEntryCount { counts.append(nodeCount(of: last)) }
    return counts
  }

  static func nodeCount(of entryCount: Int) -> Int {
    (entryCount + nodeEntryCount - 1) / nodeEntryCount
  }

  /// The entry at a place in the order of the keys; nil when there is none or it is damaged.
  package func entry(at position: Int) -> (key: UInt64, value: UInt64)? {
    guard position >= 0, position < entryCount else { return nil }
    return node(0, position / Self.nodeEntryCount)?.entry(position % Self.nodeEntryCount)
  }

  /// How many entries have keys up to one; nil when the way there is damaged.
  package func entryCount(upTo key: UInt64) -> Int? {
    var index = 0
    for level in levels.indices.reversed() {
      guard let node = node(level, index) else { return nil }
      let count = node.entryCount(upTo: key)
      index *= Self.nodeEntryCount
      guard level > 0 else { return index + count }
      guard count > 0 else { return 0 }
      index += count - 1
    }
    return 0
  }

  /// A node once it has been proven; nil when it is damaged.
  private func node(_ level: Int, _ index: Int) -> IndexNode? {
    let bytes = bytes(ofNode: index, levels[level])
    let number = levels[level].firstNode + index
    if isProven(number) { return IndexNode(view: bytes) }
    guard let expected = hash(ofNode: index, level), BlockHash.hash(bytes) == expected else {
      return nil
    }
    proven.withLock { $0[number / 64] |= 1 << UInt64(number % 64) }
    return IndexNode(view: bytes)
  }

  private func isProven(_ number: Int) -> Bool {
    proven.withLock { $0[number / 64] >> UInt64(number % 64) & 1 == 1 }
  }

  private func hash(ofNode index: Int, _ level: Int) -> UInt64? {
    guard level + 1 < levels.count else { return rootHash }
    return node(level + 1, index / Self.nodeEntryCount)?.entry(index % Self.nodeEntryCount)?.value
  }

  private func bytes(ofNode index: Int, _ level: Level) -> ByteView {
    let first = index * Self.nodeEntryCount
    residence.touch(level.offset + first * Self.entryByteCount)
    let end = min(first + Self.nodeEntryCount, level.entryCount)
    return view.clamped(
      from: level.offset + first * Self.entryByteCount,
      to: level.offset + end * Self.entryByteCount)
  }
}

/// Up to 256 entries, sorted by key.
private struct IndexNode {
  let view: ByteView

  func entry(_ index: Int) -> (key: UInt64, value: UInt64)? {
    let offset = index * IndexTree.entryByteCount
    guard let key: UInt64 = try? view.load(at: offset, .littleEndian),
      let value: UInt64 = try? view.load(at: offset + 8, .littleEndian)
    else { return nil }
    return (key, value)
  }

  func entryCount(upTo key: UInt64) -> Int {
    var low = 0
    var high = view.byteCount / IndexTree.entryByteCount
    while low < high {
      let middle = (low + high) / 2
      if entry(middle).map({ $0.key <= key }) ?? false { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
