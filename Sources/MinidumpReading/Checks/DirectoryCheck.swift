import Bytes
import MinidumpFormat

/// Whether the directory's entries lie in the file, and beside one another.
enum DirectoryCheck {
  static func problems(of dump: Minidump) -> [MinidumpError?] {
    let records = dump.streams.records
    let used = records.indices.filter { records[$0].type != .unused }
    return [
      finding(used, in: dump) { dump.isCutShort($0.location) }
        .error(
          "stream directory", "stream", of: used.count,
          "the file ends before they do, and what is there is read"),
      repeated(used, in: dump), overlapping(used, in: dump),
    ]
  }

  private static func finding(
    _ used: [Int], in dump: Minidump, where hasFault: (DirectoryRecord) -> Bool
  ) -> Finding {
    let records = dump.streams.records
    var finding = Finding()
    for index in used where hasFault(records[index]) {
      finding.note(index, at: records.fileOffset(of: index))
    }
    return finding
  }

  /// LLDB writes an exception for each thread that has one, which is no fault.
  private static func repeated(_ used: [Int], in dump: Minidump) -> MinidumpError? {
    var seen: Set<StreamType> = []
    return finding(used, in: dump) { $0.type != .exception && !seen.insert($0.type).inserted }
      .error(
        "stream directory", "stream", of: used.count,
        "they are of a type that is there before, and the last counts")
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
