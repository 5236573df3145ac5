package import Bytes

/// A pair of numbers in an index file.
package struct IndexEntry: Sendable {
  package var key: UInt64
  package var value: UInt64

  package init(key: UInt64, value: UInt64) {
    self.key = key
    self.value = value
  }
}

/// Lays sorted entries out as an ``IndexTree`` reads them.
package struct IndexTreeWriter: Sendable {
  private let leaves: [IndexEntry]
  /// The levels above the leaves, from the lowest to the root.
  private let upperLevels: [[IndexEntry]]
  package let rootHash: UInt64

  /// - Parameter entries: sorted by key.
  package init(_ entries: [IndexEntry]) {
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

  package var entryCount: Int { leaves.count }

  package var byteCount: Int {
    IndexTree.entryCounts(leaves: leaves.count).reduce(0, +) * IndexTree.entryByteCount
  }

  package func write<Sink: ByteSink>(to sink: inout Sink) throws(Sink.Failure) {
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
