package import Bytes
package import Synchronization

/// Proves the blocks of a stretch of an index file, each when it is first touched.
package final class BlockProof: Sendable {
  package static let blockByteCount = 4096

  @usableFromInline let bytes: ByteView
  private let hashes: IndexTree
  private let trust: IndexTrust
  private let proven: Mutex<[UInt64]>
  /// Nearly every touch is in the block of the one before.
  @usableFromInline let lastBlock = Atomic(-1)

  /// Nil when there are not as many hashes as blocks.
  package init?(_ bytes: ByteView, hashes: IndexTree, trust: IndexTrust) {
    let blockCount = Self.blockCount(of: bytes)
    guard hashes.entryCount == blockCount else { return nil }
    self.bytes = bytes
    self.hashes = hashes
    self.trust = trust
    proven = Mutex([UInt64](repeating: 0, count: (blockCount + 63) / 64))
  }

  package static func blockCount(of bytes: ByteView) -> Int {
    (bytes.byteCount + blockByteCount - 1) / blockByteCount
  }

  package static func block(_ index: Int, of bytes: ByteView) -> ByteView {
    bytes.clamped(from: index * blockByteCount, to: (index + 1) * blockByteCount)
  }

  /// To be told of what is read; loses trust when it is damaged.
  @inlinable @inline(__always)
  package func touch(from start: Int, to end: Int) {
    let first = start / Self.blockByteCount
    let last = min(end, bytes.byteCount - 1) / Self.blockByteCount
    if first == last, lastBlock.load(ordering: .relaxed) == first { return }
    prove(first, last)
  }

  @usableFromInline func prove(_ first: Int, _ last: Int) {
    guard !bytes.isEmpty, first >= 0, first <= last else { return }
    for block in first...last where !isProven(block) {
      guard hashes.entry(at: block)?.value == BlockHash.hash(Self.block(block, of: bytes)) else {
        return trust.lose()
      }
      proven.withLock { $0[block / 64] |= 1 << UInt64(block % 64) }
    }
    lastBlock.store(last, ordering: .relaxed)
  }

  private func isProven(_ block: Int) -> Bool {
    proven.withLock { $0[block / 64] >> UInt64(block % 64) & 1 == 1 }
  }
}
