package import Bytes

/// The file an index is made of, and how it is told from another of its name.
///
/// Of a file of up to 64 KiB every byte counts, of a larger one 16 blocks of 4 KiB: the first, the last
/// and those evenly between.
package struct IndexSource: Sendable {
  static let sampleByteCount = 4096

  /// As they lie on the disk, compressed or not.
  package let bytes: ByteView
  /// In nanoseconds since 1970.
  package let modificationTime: Int64

  package init(_ bytes: ByteView, modificationTime: Int64) {
    self.bytes = bytes
    self.modificationTime = modificationTime
  }

  /// Hashes of the samples.
  package var samples: FixedArray<16, UInt64> {
    bytes.expect(.scattered)
    var hashes = FixedArray<16, UInt64>(repeating: 0)
    for index in hashes.indices {
      let start = sampleOffset(index, of: hashes.indices.count)
      hashes[index] = BlockHash.hash(
        bytes.clamped(from: start, to: start + Self.sampleByteCount))
      // A sample brings in as much as any other place: see `Residence`.
      bytes.releaseMemory()
    }
    return hashes
  }

  private func sampleOffset(_ index: Int, of count: Int) -> Int {
    let rest = bytes.byteCount - Self.sampleByteCount
    guard rest > (count - 1) * Self.sampleByteCount else { return index * Self.sampleByteCount }
    return rest / (count - 1) * index + rest % (count - 1) * index / (count - 1)
  }
}

extension IndexSource {
  /// A number made of bytes, for the names of files; the same for ever.
  package static func hash(of bytes: [UInt8]) -> UInt64 { BlockHash.hash(ByteView(bytes)) }
}
