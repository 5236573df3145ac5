import Bytes
import MinidumpFormat
import MinidumpReading

/// How much a raw dump may still say of what is pointed to: a hostile file points to the same large
/// part of it again and again.
struct RawAllowance {
  /// How many bytes that others point to may still be shown: many records can share a long text.
  private var byteCount: Int
  /// How many bytes of streams may still be said: many entries of the directory can share one.
  private var streamByteCount: Int
  /// How often streams of each type have been read.
  private var readCounts: [StreamType: Int] = [:]
  /// Each may lead to the same large part of the file, which is not in its own length.
  private static let readLimit = 64
  /// How many streams, lists, texts, registers and areas were left out for it.
  private(set) var leftOutCount = 0

  init(of dump: Minidump) {
    // A stack may be in three lists, and its registers in two streams.
    byteCount = (1 << 16) + 4 * dump.view.byteCount
    streamByteCount = (1 << 16) + 2 * dump.view.byteCount
  }

  /// Whether `byteCount` bytes that something points to may be shown; counted when not.
  mutating func affords(_ byteCount: Int) -> Bool {
    guard byteCount <= self.byteCount else {
      leftOutCount += 1
      return false
    }
    self.byteCount -= byteCount
    return true
  }

  /// Whether a stream of `byteCount` bytes may be said; counted when not.
  mutating func affordsStream(_ byteCount: Int) -> Bool {
    guard byteCount <= streamByteCount else {
      leftOutCount += 1
      return false
    }
    streamByteCount -= byteCount
    return true
  }

  /// Whether one more stream of a type may be read; counted when not. LLDB writes an exception for
  /// each thread that has one, which leads to little.
  mutating func affordsReading(_ type: StreamType) -> Bool {
    guard type != .exception else { return true }
    readCounts[type, default: 0] += 1
    guard readCounts[type, default: 0] <= Self.readLimit else {
      leftOutCount += 1
      return false
    }
    return true
  }
}
