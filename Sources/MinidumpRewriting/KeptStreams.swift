import Bytes
import MinidumpFormat
import MinidumpReading

/// The streams of a dump that go into its snapshot: one of each type, as LLVM and Breakpad demand, but
/// every exception, of which LLDB writes several and LLVM reads them.
struct KeptStreams {
  /// In the order of the directory.
  private(set) var entries: [Minidump.StreamEntry] = []
  private(set) var problems: [MinidumpError] = []
  private var kept: Set<StreamType> = []

  init(of dump: Minidump, where isWanted: (StreamType) -> Bool) {
    for (place, entry) in dump.streams.enumerated() where isWanted(entry.type) {
      if entry.isCrossedOut || dump.streams.place(of: entry.type) == place
        || dump.exception(at: place) != nil
      {
        entries.append(entry)
        kept.insert(entry.type)
      } else if entry.location.byteCount > 0 {
        problems.append(
          MinidumpError(
            "\(entry.type)",
            dump.streams.place(of: entry.type) == nil
              ? "its entry lies in the bytes of another stream: it is left out"
              : "comes up more than once: this one is left out",
            at: UInt64(entry.location.offset)))
      }
    }
  }

  var types: [StreamType] { entries.map(\.type) }

  func contains(_ type: StreamType) -> Bool { kept.contains(type) }
}

extension Minidump.StreamEntry {
  /// Whether this is what Breakpad's client leaves of a stream that it could not write.
  var isCrossedOut: Bool { type == .unused && location.byteCount == 0 }
}
