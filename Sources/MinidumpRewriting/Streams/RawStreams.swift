import Bytes
import MinidumpFormat
import MinidumpReading
import MinidumpWriting

extension DumpSnapshot {
  /// Takes over, byte for byte, every stream that has no ``StreamTransfer``.
  mutating func takeRawStreams(_ kept: KeptStreams) {
    for entry in kept.entries where !StreamTransfer.types.contains(entry.type) {
      takeRaw(entry)
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
