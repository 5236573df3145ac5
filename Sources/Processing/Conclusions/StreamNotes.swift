import MinidumpFormat
import MinidumpReading

/// The streams a dump has and nobody here reads.
enum StreamNotes {
  static func add(to state: inout ProcessState, of dump: Minidump) {
    for entry in dump.streams.prefix(limit)
    where entry.type != .unused && !MinidumpStreams.types.contains(entry.type) {
      let note = StreamNote(
        type: entry.type.rawValue, name: entry.type.name, offset: UInt64(entry.location.offset),
        byteCount: UInt64(entry.location.byteCount), vendor: entry.type.vendor)
      if note.name == nil {
        state.unknownStreams.append(note)
      } else {
        state.unimplementedStreams.append(note)
      }
    }
  }

  /// No program writes more streams; a hostile file may claim a million.
  private static let limit = 1024
}

extension StreamType {
  /// Whose number it is, by the range: the low 16 bits are the owner's to give.
  fileprivate var vendor: String? {
    switch rawValue >> 16 {
    case 0: "Official"
    case 0x4767: "Google Extension"
    case 0x4350: "Crashpad Extension"
    case 0x4d7a: "Mozilla Extension"
    case 0x4b6b: "Chromium Extension"
    case 0x5379: "Sentry Extension"
    default: nil
    }
  }
}
