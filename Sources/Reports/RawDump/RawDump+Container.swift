import Bytes
import MinidumpFormat
import MinidumpReading

extension RawOutput {
  /// The whole dump.
  mutating func container() {
    file()
    references.note(
      offset: 0, byteCount: UInt64(HeaderRecord.byteCount), in: dump)
    references.note(dump.streams.records.view, in: dump)
    object("header") { $0.fields(of: $0.dump.header) }
    list("directory", dump.streams) { $0.entry($1) }
    list("streams", dump.streams.enumerated()) { $0.stream($1.element, number: $1.offset) }
    overlaps()
    unreferenced()
    problems(dump.problems + MinidumpCheck(dump).problems)
    if allowance.leftOutCount > 0 {
      object("leftOut", isLine: true) { output in
        output.count(
          "count", output.allowance.leftOutCount,
          meaning:
            "streams, lists, texts, registers and areas that are pointed to more often than once")
      }
    }
  }

  private mutating func file() {
    object("file", isLine: true) { output in
      output.count("byteCount", output.dump.view.byteCount)
      output.value("byteOrder", "\(output.dump.byteOrder)")
    }
  }

  private mutating func entry(_ entry: Minidump.StreamEntry) {
    var record = DirectoryRecord()
    record.type = entry.type
    record.location = entry.location
    fields(of: record)
    value("producer", entry.type.producer?.rawValue)
    if entry.isCutShort {
      count("byteCountInFile", entry.view.byteCount, meaning: "the file does not have all of it")
    }
  }
}

extension RawOutput {
  /// Streams that share bytes with one that lies before them in the file.
  private mutating func overlaps() {
    let entries = dump.streams.enumerated().filter { !$0.element.view.isEmpty }
      .sorted { $0.element.location.offset < $1.element.location.offset }
    var last: (index: Int, end: UInt64)?
    var found: [(index: Int, other: Int, byteCount: UInt64)] = []
    for (index, entry) in entries {
      let start = UInt64(entry.location.offset)
      let end = start + UInt64(entry.view.byteCount)
      if let last, last.end > start {
        found.append((index, last.index, min(last.end, end) - start))
      }
      if end > last?.end ?? 0 { last = (index, end) }
    }
    guard !found.isEmpty else { return }
    list("overlaps", found, isLine: true) { output, overlap in
      output.count("entry", overlap.index)
      output.count("other", overlap.other)
      output.count("byteCount", Int(clamping: overlap.byteCount))
    }
  }

  /// What nothing points to; a few zeros are only there to align what follows.
  private mutating func unreferenced() {
    let gaps = references.gaps(in: dump.view.byteCount)
    let shown = gaps.lazy.filter { [dump] gap in
      gap.count >= 16 || dump.bytes(in: gap).contains { $0 != 0 }
    }
    guard !shown.isEmpty else { return }
    list("unreferenced", shown) { output, gap in
      let view = output.dump.view.clampedSlice(
        at: UInt64(gap.lowerBound), byteCount: UInt64(gap.count))
      output.bytes("contents", view)
    }
  }
}

extension Minidump {
  fileprivate func bytes(in range: Range<Int>) -> [UInt8] {
    view.clampedSlice(at: UInt64(range.lowerBound), byteCount: UInt64(range.count)).bytes
  }
}
