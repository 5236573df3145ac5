import Bytes

/// A pair of numbers in an index file.
struct IndexEntry: Sendable {
  var key: UInt64
  var value: UInt64

  init(key: UInt64, value: UInt64) {
    self.key = key
    self.value = value
  }

  /// - Parameter head: of a text, where offsets are not negative.
  init(_ head: RecordHead) {
    self.init(key: head.key, value: UInt64(head.offset))
  }
}

/// Lays sorted entries out as an ``IndexTree`` reads them.
struct IndexSectionWriter: Sendable {
  private let leaves: [IndexEntry]
  /// The levels above the leaves, from the lowest to the root.
  private let upperLevels: [[IndexEntry]]
  let rootHash: UInt64

  /// - Parameter entries: sorted by key.
  init(_ entries: [IndexEntry]) {
    leaves = entries
    var upper: [[IndexEntry]] = []
    var level = entries
    while level.count > IndexTree.nodeEntryCount {
      level = Self.nodes(of: level).map {
        IndexEntry(key: $0.first?.key ?? 0, value: BlockHash.hash(Self.bytes(of: $0)))
      }
      upper.append(level)
    }
    upperLevels = upper
    rootHash = BlockHash.hash(Self.bytes(of: level[...]))
  }

  var entryCount: Int { leaves.count }

  var byteCount: Int {
    IndexTree.entryCounts(leaves: leaves.count).reduce(0, +) * IndexTree.entryByteCount
  }

  func write<Sink: ByteSink>(to sink: inout Sink) throws(Sink.Failure) {
    for level in [leaves] + upperLevels {
      for nodes in Self.pieces(of: level, 16 * IndexTree.nodeEntryCount) {
        try sink.append(Self.bytes(of: nodes))
      }
    }
  }

  private static func nodes(of level: [IndexEntry]) -> [ArraySlice<IndexEntry>] {
    pieces(of: level, IndexTree.nodeEntryCount)
  }

  private static func pieces(
    of level: [IndexEntry], _ entryCount: Int
  ) -> [ArraySlice<IndexEntry>] {
    stride(from: 0, to: level.count, by: entryCount).map {
      level[$0..<min($0 + entryCount, level.count)]
    }
  }

  private static func bytes(of entries: ArraySlice<IndexEntry>) -> ByteView {
    var builder = ByteBuilder(.littleEndian)
    for entry in entries {
      builder.append(entry.key)
      builder.append(entry.value)
    }
    return ByteView(builder.bytes)
  }
}
