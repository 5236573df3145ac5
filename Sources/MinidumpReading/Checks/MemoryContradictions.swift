import Bytes
import MinidumpFormat

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
    var widest: Extent?
    var (contradicting, unseen): ([Int], [Int]) = ([], [])
    for extent in extents(of: list) {
      if let widest, extent.first <= widest.last {
        let shared = list[widest.index].shared(with: list[extent.index])
        if shared.old.fileOffset != shared.new.fileOffset {
          remaining -= min(remaining, shared.old.byteCount)
          if remaining == 0 {
            unseen.append(extent.index)
          } else if !shared.old.hasSameBytes(as: shared.new) {
            contradicting.append(extent.index)
          }
        }
      }
      if extent.last >= widest?.last ?? 0 { widest = extent }
    }
    return (contradicting, unseen)
  }

  /// The addresses a region has bytes of.
  private struct Extent {
    var first: UInt64
    var last: UInt64
    var index: Int
  }

  /// Where the regions that are not empty lie, in order of address; those of one address as listed.
  private static func extents<List: RandomAccessCollection>(of list: List) -> [Extent]
  where List.Element == Minidump.MemoryRegion, List.Index == Int {
    var extents: [Extent] = []
    extents.reserveCapacity(list.count)
    var isInOrder = true
    for index in list.indices {
      let region = list[index]
      guard !region.view.isEmpty else { continue }
      if let last = extents.last, last.first > region.address { isInOrder = false }
      extents.append(Extent(first: region.address, last: region.reach, index: index))
    }
    return isInOrder ? extents : extents.sorted { ($0.first, $0.index) < ($1.first, $1.index) }
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

  /// The bytes of both at the addresses that this and a region that begins no earlier, but within
  /// this, share.
  fileprivate func shared(with later: Self) -> (old: ByteView, new: ByteView) {
    let byteCount = min(reach, later.reach) - later.address + 1
    return (
      view.clampedSlice(at: later.address - address, byteCount: byteCount),
      later.view.clampedSlice(at: 0, byteCount: byteCount)
    )
  }
}
