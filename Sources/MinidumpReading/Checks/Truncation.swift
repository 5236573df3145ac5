import Bytes
import MinidumpFormat

/// Whether a file ends before its dump does: an upload that broke off, a disk that was full.
enum Truncation {
  /// What readers of a report should know; nil when everything lies in the file.
  static func problem(of dump: Minidump) -> MinidumpError? {
    let fileEnd = UInt64(dump.view.byteCount)
    let dumpEnd = lastEnd(in: dump)
    guard dumpEnd > fileEnd else { return nil }
    return MinidumpError(
      "file",
      "has \(fileEnd) bytes of a dump that says it has \(dumpEnd): "
        + "it was cut off or damaged on its way; get it again if you can",
      at: fileEnd)
  }

  /// The end of the streams, of the memory, and of the threads' stacks and registers, whichever is
  /// last. Large memory tells by itself when it is cut short.
  private static func lastEnd(in dump: Minidump) -> UInt64 {
    let streams = dump.streams.records.prefix(dump.streams.soundCount).lazy
      .filter { $0.type != .unused }.map(\.location)
    let memory = (try? dump.stream(MemoryList.self))?.records.lazy.map(\.location)
    let threads = (try? dump.stream(ThreadList.self))?.records
    return [
      lastEnd(of: streams),
      memory.map(lastEnd(of:)),
      threads.map { lastEnd(of: $0.lazy.map(\.stack.location)) },
      threads.map { lastEnd(of: $0.lazy.map(\.context)) },
    ].compactMap(\.self).max() ?? 0
  }

  private static func lastEnd(of locations: some Sequence<Location>) -> UInt64 {
    locations.reduce(0) { end, location in
      guard location.byteCount > 0 else { return end }
      return max(end, UInt64(location.offset) + UInt64(location.byteCount))
    }
  }
}
