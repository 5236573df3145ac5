import Bytes
import Synchronization

/// Proves the blocks of a text that lies in an index file, each when it is first touched.
final class TextProof: Sendable {
  static let blockByteCount = 4096

  private let text: ByteView
  private let hashes: IndexTree
  private let trust: IndexTrust
  private let proven: Mutex<[UInt64]>
  /// Nearly every touch is in the block of the one before.
  private let lastBlock = Atomic(-1)

  /// Nil when there are not as many hashes as blocks.
  init?(_ text: ByteView, hashes: IndexTree, trust: IndexTrust) {
    let blockCount = Self.blockCount(of: text)
    guard hashes.entryCount == blockCount else { return nil }
    self.text = text
    self.hashes = hashes
    self.trust = trust
    proven = Mutex([UInt64](repeating: 0, count: (blockCount + 63) / 64))
  }

  static func blockCount(of text: ByteView) -> Int {
    (text.byteCount + blockByteCount - 1) / blockByteCount
  }

  static func block(_ index: Int, of text: ByteView) -> ByteView {
    text.clamped(from: index * blockByteCount, to: (index + 1) * blockByteCount)
  }

  /// To be told of what is read; loses trust when it is damaged.
  @inline(__always)
  func touch(from start: Int, to end: Int) {
    let first = start / Self.blockByteCount
    let last = min(end, text.byteCount - 1) / Self.blockByteCount
    if first == last, lastBlock.load(ordering: .relaxed) == first { return }
    prove(first, last)
  }

  private func prove(_ first: Int, _ last: Int) {
    guard !text.isEmpty, first >= 0, first <= last else { return }
    for block in first...last where !isProven(block) {
      guard hashes.entry(at: block)?.value == BlockHash.hash(Self.block(block, of: text)) else {
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
