import Bytes
import MinidumpFormat
import MinidumpReading
import MinidumpWriting

extension DumpSnapshot {
  /// Streams that point to other places of the file, and that nobody has taught us to write.
  private static let bound: Set<StreamType> = [.mozMacosCrashInfo, .mozMacosBootargs]

  /// Takes over, byte for byte, every stream that has no ``StreamTransfer``.
  mutating func takeRawStreams(_ kept: KeptStreams) {
    for entry in kept.entries where !StreamTransfer.types.contains(entry.type) {
      if Self.bound.contains(entry.type) {
        streamOrder.removeAll { $0 == entry.type }
        note(
          MinidumpError(
            "\(entry.type)", "is left out: it points to other places of the file",
            at: UInt64(entry.location.offset)))
      } else {
        takeRaw(entry)
      }
    }
  }

  private mutating func takeRaw(_ entry: Minidump.StreamEntry) {
    if entry.isCutShort {
      note(
        MinidumpError(
          "\(entry.type)",
          "\(entry.location.byteCount) bytes, of which the file has \(entry.view.byteCount)",
          at: UInt64(entry.location.offset)))
    }
    rawStreams.append(RawStream(type: entry.type, bytes: affordable(entry.view)))
  }
}
