import Bytes
import MinidumpFormat
import MinidumpReading

/// The streams of a dump that go into its snapshot: one of each type, as LLVM and Breakpad demand, but
/// every exception, of which LLDB writes several and LLVM reads them.
struct KeptStreams {
  /// In the order of the directory.
  private(set) var entries: [Minidump.StreamEntry] = []
  private(set) var problems: [MinidumpError] = []
  private let places: [StreamType: Int]

  init(of dump: Minidump, where isWanted: (StreamType) -> Bool) {
    let all = dump.streams.filter { isWanted($0.type) }
    places = Self.places(in: all)
    for (place, entry) in all.enumerated() {
      if entry.isCrossedOut || places[entry.type] == place || entry.isException(in: dump) {
        entries.append(entry)
      } else if entry.location.byteCount > 0 {
        problems.append(
          MinidumpError(
            "\(entry.type)", "comes up more than once: this one is left out",
            at: UInt64(entry.location.offset)))
      }
    }
  }

  var types: [StreamType] { entries.map(\.type) }

  func contains(_ type: StreamType) -> Bool { places[type] != nil }

  /// Where the entry that counts of each type is, as ``StreamDirectory/last(of:)`` chooses it.
  private static func places(in entries: [Minidump.StreamEntry]) -> [StreamType: Int] {
    var places: [StreamType: Int] = [:]
    for (place, entry) in entries.enumerated() where !entry.isCrossedOut {
      if places[entry.type] == nil || !entry.view.isEmpty
        || places[entry.type].map({ entries[$0].view.isEmpty }) == true
      {
        places[entry.type] = place
      }
    }
    return places
  }
}

extension Minidump.StreamEntry {
  fileprivate func isException(in dump: Minidump) -> Bool {
    type == .exception && (try? ExceptionStream(view, in: dump)) != nil
  }

  /// Whether this is what Breakpad's client leaves of a stream that it could not write.
  var isCrossedOut: Bool { type == .unused && location.byteCount == 0 }
}
