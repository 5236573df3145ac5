import Bytes
import MinidumpFormat
import MinidumpReading
import MinidumpWriting

extension DumpSnapshot {
  /// Streams that point to other places of the file, and that nobody has taught us to write.
  private static let bound: Set<StreamType> = [.mozMacosCrashInfo, .mozMacosBootargs]

  /// Takes over, byte for byte, every stream that has no ``StreamTransfer``.
  mutating func takeRawStreams(_ entries: [Minidump.StreamEntry]) {
    for entry in entries where !StreamTransfer.types.contains(entry.type) && entry.type != .unused {
      if Self.bound.contains(entry.type) {
        note(
          MinidumpError(
            "\(entry.type)", "is left out: it points to other places of the file",
            at: entry.view.fileOffset))
      } else {
        rawStreams.append(RawStream(type: entry.type, bytes: entry.view))
      }
    }
  }
}
