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
        list.records.finding { $0.location.byteCount == 0 }.empty(list.count, "memory list")
      ]
      problems += MemoryContradictions.problems(of: list, list.records, "memory list", in: dump)
    }
    if let list = try? dump.stream(Memory64List.self) {
      problems += [
        list.records.finding { $0.byteCount == 0 }.empty(list.count, "large memory list")
      ]
      problems += MemoryContradictions.problems(
        of: list, list.records, "large memory list", in: dump)
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
  static func problems<List: RandomAccessCollection, R: Record>(
    of list: List, _ records: RecordList<R>, _ subject: String, in dump: Minidump
  ) -> [MinidumpError?] where List.Element == Minidump.MemoryRegion, List.Index == Int {
    let (contradicting, unseen) = overlaps(in: list, comparing: dump.view.byteCount)
    return [
      Finding(contradicting, in: records).error(
        subject, "region", of: list.count,
        "at the same addresses others say something else, and the one listed first counts"),
      Finding(unseen, in: records).error(
        subject, "region", of: list.count,
        "they were not compared with others at the same addresses, as more overlap than the file "
          + "has bytes"),
    ]
  }

  /// The regions that say something else than one that begins no later, and those that were not looked
  /// at: overlaps may nest, and no file is worth looking at more than once.
  private static func overlaps<List: RandomAccessCollection>(
    in list: List, comparing byteCount: Int
  ) -> (contradicting: [Int], unseen: [Int])
  where List.Element == Minidump.MemoryRegion, List.Index == Int {
    var remaining = byteCount
    var widest: Minidump.MemoryRegion?
    var (contradicting, unseen): ([Int], [Int]) = ([], [])
    for index in list.indices.sorted(by: { list[$0].address < list[$1].address }) {
      let region = list[index]
      guard !region.view.isEmpty else { continue }
      if let widest, let shared = widest.shared(with: region),
        shared.old.fileOffset != shared.new.fileOffset
      {
        remaining -= min(remaining, shared.old.byteCount)
        if remaining == 0 {
          unseen.append(index)
        } else if !shared.old.hasSameBytes(as: shared.new) {
          contradicting.append(index)
        }
      }
      if region.reach >= widest?.reach ?? 0 { widest = region }
    }
    return (contradicting, unseen)
  }
}

extension Finding {
  fileprivate init(_ indices: [Int], in records: RecordList<some Record>) {
    for index in indices.sorted() {
      note(index, at: records.fileOffset(of: index))
    }
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
