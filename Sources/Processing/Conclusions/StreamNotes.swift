import MinidumpFormat
import MinidumpReading

/// The streams a dump has and no report says anything of.
enum StreamNotes {
  static func add(to state: inout ProcessState, of dump: Minidump) {
    for entry in dump.streams.prefix(min(limit, dump.streams.soundCount))
    where entry.type != .unused && !reported.contains(entry.type) {
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

  private static let reported = MinidumpStreams.types.subtracting([
    .threadExList, .commentA, .commentW, .functionTable, .threadInfoList, .handleOperationList,
    .token, .javaScriptData, .systemMemoryInfo, .processVMCounters, .iptTrace, .winePrivate,
  ])

  /// No program writes more streams; a hostile file may claim a million.
  private static let limit = 1024
}

extension StreamType {
  /// Whose number it is, in rust-minidump's words; nil for those it does not know.
  fileprivate var vendor: String? {
    switch producer {
    case .microsoft, .windowsCE, .wine: "Official"
    case .breakpad: "Google Extension"
    case .crashpad: "Crashpad Extension"
    case .mozilla: "Mozilla Extension"
    case .chromium: "Chromium Extension"
    case .sentry: "Sentry Extension"
    case .lldb, .facebook, nil: nil
    }
  }
}
