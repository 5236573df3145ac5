import Bytes
import MinidumpWriting
import Synchronization

/// What was read last of a mapped file, which is let go of when the next is read: a dump may be larger
/// than our memory.
final class PassingMemory: Sendable {
  private let last = Mutex(ByteView.empty)

  /// A piece whose bytes stay in memory no longer than they are used.
  func piece(at address: UInt64, _ view: ByteView) -> MemorySnapshot {
    MemorySnapshot(address: address, byteCount: UInt64(view.byteCount)) { offset, byteCount in
      let bytes = view.clampedSlice(at: offset, byteCount: UInt64(clamping: byteCount))
      self.last.withLock {
        $0.releaseMemory()
        $0 = bytes
      }
      return bytes
    }
  }
}
