import Bytes
import MinidumpFormat

enum MemoryCheck {
  static func problems(of dump: Minidump) -> [MinidumpError?] {
    var problems: [MinidumpError?] = []
    if let list = try? dump.stream(MemoryList.self) {
      problems.append(
        list.records.finding { dump.isCutShort($0.location) }.error(
          "memory list", "region", of: list.count,
          "the file ends before they do, and what is there is read"))
      problems += [
        list.records.finding { $0.location.byteCount == 0 }.empty(list.count, "memory list"),
        MemoryContradictions.problem(of: list, list.records, "memory list", in: dump),
      ]
    }
    if let list = try? dump.stream(Memory64List.self) {
      problems += [
        list.records.finding { $0.byteCount == 0 }.empty(list.count, "large memory list"),
        MemoryContradictions.problem(of: list, list.records, "large memory list", in: dump),
      ]
    }
    if let list = try? dump.stream(MemoryInfoList.self) {
      problems += [
        list.records.finding { $0.regionByteCount == 0 }.empty(list.count, "memory info list"),
        list.records.overlaps(of: { ($0.baseAddress, $0.regionByteCount) }).error(
          "memory info list", "region", of: list.count,
          "they share addresses with one that begins no later"),
      ]
    }
    return problems
  }
}

extension Finding {
  fileprivate func empty(_ total: Int, _ subject: String) -> MinidumpError? {
    error(subject, "region", of: total, "they are empty")
  }
}

/// Regions of one list that have the same addresses and say different things.
///
/// Writers do give the same memory twice (sentry-native does), which is no fault.
enum MemoryContradictions {
  static func problem<List: RandomAccessCollection, R: Record>(
    of list: List, _ records: RecordList<R>, _ subject: String, in dump: Minidump
  ) -> MinidumpError? where List.Element == Minidump.MemoryRegion, List.Index == Int {
    // Overlaps may nest; no file is worth looking at more than once.
    var remaining = dump.view.byteCount
    var widest: Minidump.MemoryRegion?
    var contradicting: [Int] = []
    for index in list.indices.sorted(by: { list[$0].address < list[$1].address }) {
      let region = list[index]
      guard !region.view.isEmpty else { continue }
      if let widest, let shared = widest.shared(with: region) {
        remaining -= shared.old.byteCount
        if remaining < 0 || shared.old.bytes != shared.new.bytes { contradicting.append(index) }
      }
      if region.reach >= widest?.reach ?? 0 { widest = region }
    }
    var finding = Finding()
    for index in contradicting.sorted() {
      finding.note(index, at: records.fileOffset(of: index))
    }
    return finding.error(
      subject, "region", of: list.count,
      "at the same addresses others say something else, and the one listed first counts")
  }
}

extension Minidump.MemoryRegion {
  /// The last address there are bytes of.
  fileprivate var reach: UInt64 {
    let (last, overflow) = address.addingReportingOverflow(UInt64(max(1, view.byteCount) - 1))
    return overflow ? .max : last
  }

  /// The bytes of both at the addresses that this and a region that begins no earlier share.
  fileprivate func shared(with later: Self) -> (old: ByteView, new: ByteView)? {
    guard later.address <= reach else { return nil }
    let byteCount = min(reach, later.reach) - later.address + 1
    return (
      view.clampedSlice(at: later.address - address, byteCount: byteCount),
      later.view.clampedSlice(at: 0, byteCount: byteCount)
    )
  }
}
