import Bytes
import MinidumpFormat

/// Whether the directory's entries lie in the file, and beside one another.
enum DirectoryCheck {
  static func problems(of dump: Minidump) -> [MinidumpError?] {
    let records = dump.streams.records
    let named = records.indices.filter { records[$0].type != .unused }
    let used = named.filter { $0 < dump.streams.soundCount }
    return [
      doubtful(named, in: dump),
      finding(used, in: dump) { dump.isCutShort(records[$0].location) }
        .error(
          "stream directory", "stream", of: used.count,
          "the file ends before they do, and what is there is read"),
      repeated(used, in: dump), passedOver(used, in: dump), overlapping(used, in: dump),
    ]
  }

  private static func finding(
    _ places: [Int], in dump: Minidump, where hasFault: (Int) -> Bool
  ) -> Finding {
    let records = dump.streams.records
    var finding = Finding()
    for place in places where hasFault(place) {
      finding.note(place, at: records.fileOffset(of: place))
    }
    return finding
  }

  /// What a header adds to the directory that claims too many entries.
  private static func doubtful(_ named: [Int], in dump: Minidump) -> MinidumpError? {
    finding(named, in: dump) { $0 >= dump.streams.soundCount }.error(
      "stream directory", "stream", of: named.count,
      "their entries lie in the bytes of streams before them, and count only where they read well "
        + "and there is no other of their type")
  }

  /// LLDB writes an exception for each thread that has one, which is no fault.
  private static func repeated(_ used: [Int], in dump: Minidump) -> MinidumpError? {
    let streams = dump.streams
    var seen: Set<StreamType> = []
    return finding(used, in: dump) { place in
      let type = streams.records[place].type
      let isFirst = seen.insert(type).inserted
      return !isFirst && type != .exception && streams.place(of: type).map { place <= $0 } ?? false
    }.error(
      "stream directory", "stream", of: used.count,
      "they are of a type that is there before, and the last counts")
  }

  /// Entries behind the one of their type that counts.
  private static func passedOver(_ used: [Int], in dump: Minidump) -> MinidumpError? {
    let streams = dump.streams
    return finding(used, in: dump) { place in
      streams.place(of: streams.records[place].type).map { place > $0 } ?? false
    }.error(
      "stream directory", "stream", of: used.count,
      "they do not read as what they say they are, and one before them of their type counts")
  }

  private static func overlapping(_ used: [Int], in dump: Minidump) -> MinidumpError? {
    let records = dump.streams.records
    let placed = used.filter { records[$0].location.byteCount > 0 }
      .sorted { records[$0].location.offset < records[$1].location.offset }
    var end: UInt64 = 0
    var overlapping: [Int] = []
    for index in placed {
      let location = records[index].location
      if UInt64(location.offset) < end { overlapping.append(index) }
      end = max(end, UInt64(location.offset) + UInt64(location.byteCount))
    }
    var finding = Finding()
    for index in overlapping.sorted() {
      finding.note(index, at: records.fileOffset(of: index))
    }
    return finding.error(
      "stream directory", "stream", of: used.count,
      "they share bytes with one that begins before, and each is read by itself")
  }
}
