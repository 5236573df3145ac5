import Bytes
import MinidumpFormat

/// A stretch of the process's memory without gaps, and the pieces its bytes are taken from.
struct MemoryRegion {
  let address: UInt64
  private(set) var byteCount: UInt64 = 0
  private(set) var parts: [Part] = []

  /// Bytes of a piece.
  struct Part {
    var piece: MemorySnapshot
    /// From the start of the piece.
    var offset: UInt64
    var byteCount: UInt64
  }

  init(address: UInt64) {
    self.address = address
  }

  /// Takes from `piece`, which begins at `offset` in the region or before its end, what the region
  /// does not have yet.
  mutating func add(_ piece: MemorySnapshot, at offset: UInt64) throws(WritingError) {
    let (end, overflow) = offset.addingReportingOverflow(piece.byteCount)
    guard !overflow else {
      throw WritingError("memory of the whole address space does not fit in a dump")
    }
    guard end > byteCount else { return }
    let known = byteCount - offset
    parts.append(Part(piece: piece, offset: known, byteCount: piece.byteCount - known))
    byteCount = end
  }
}
