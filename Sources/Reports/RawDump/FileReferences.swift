import Bytes
import MinidumpFormat
import MinidumpReading

/// The parts of a file that its header, directory, streams and records point to.
struct FileReferences {
  /// Some bytes of the file that nothing points to.
  typealias Gap = Range<Int>

  private var parts: [Range<Int>] = []

  mutating func note(_ view: ByteView, in dump: Minidump) {
    note(
      offset: view.fileOffset &- dump.view.fileOffset, byteCount: UInt64(view.byteCount), in: dump)
  }

  mutating func note(_ location: Location, in dump: Minidump) {
    note(offset: UInt64(location.offset), byteCount: UInt64(location.byteCount), in: dump)
  }

  /// Notes as much as the file has of the `byteCount` bytes at `offset`.
  mutating func note(offset: UInt64, byteCount: UInt64, in dump: Minidump) {
    let view = dump.view.clampedSlice(at: offset, byteCount: byteCount)
    guard !view.isEmpty, let start = Int(exactly: offset) else { return }
    let part = start..<start + view.byteCount
    if let last = parts.last, last.upperBound == part.lowerBound {
      parts[parts.count - 1] = last.lowerBound..<part.upperBound
    } else {
      parts.append(part)
    }
  }

  /// What is left of a file of `byteCount` bytes, in its order.
  func gaps(in byteCount: Int) -> [Gap] {
    var gaps: [Gap] = []
    var end = 0
    for part in parts.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if part.lowerBound > end { gaps.append(end..<part.lowerBound) }
      end = max(end, part.upperBound)
    }
    if end < byteCount { gaps.append(end..<byteCount) }
    return gaps
  }
}
