import Bytes
import MinidumpFormat

/// Which memory a dump holds, as regions that neither overlap nor are empty: Breakpad loses every
/// region of a dump in which two do, or one is.
///
/// Pieces that overlap are merged into one region; each byte is written once:
///
/// ```
///   pieces       [ stack of thread 7 ]          [ heap ]
///                        [ around an address ]
///   regions      [ one region               ]   [ other ]
/// ```
struct MemoryPlan {
  /// In the order of the first piece of each: stacks first, so that 32-bit offsets reach them.
  private(set) var regions: [MemoryRegion] = []
  /// For each piece, by its index, where it lies; nil for an empty one.
  private(set) var places: [Place?]

  /// Where a piece lies among the regions.
  struct Place: Hashable {
    var regionIndex: Int
    /// From the start of the region.
    var offset: UInt64
    var byteCount: UInt64
  }

  /// - Parameter pieces: the stacks, then everything else.
  init(_ pieces: [MemorySnapshot]) throws(WritingError) {
    places = Array(repeating: nil, count: pieces.count)
    let groups = Self.overlapping(try Self.ranges(of: pieces))
    for group in groups.sorted(by: { $0.firstIndex < $1.firstIndex }) {
      try add(group, of: pieces)
    }
  }

  private mutating func add(_ group: Group, of pieces: [MemorySnapshot]) throws(WritingError) {
    var region = MemoryRegion(address: group.first)
    for range in group.ranges {
      let piece = pieces[range.index]
      let offset = range.first - group.first
      places[range.index] = Place(
        regionIndex: regions.count, offset: offset, byteCount: piece.byteCount)
      try region.add(piece, at: offset)
    }
    regions.append(region)
  }
}

extension MemoryPlan {
  /// The addresses of a piece, both ends included: the last byte there is has no address behind it.
  private struct AddressRange {
    var first: UInt64
    var last: UInt64
    var index: Int
  }

  /// Pieces that overlap, directly or through one another, by ascending address.
  private struct Group {
    var ranges: [AddressRange]
    var first: UInt64
    var last: UInt64
    /// The smallest index of a piece.
    var firstIndex: Int

    init(_ range: AddressRange) {
      ranges = [range]
      first = range.first
      last = range.last
      firstIndex = range.index
    }

    mutating func add(_ range: AddressRange) {
      ranges.append(range)
      last = max(last, range.last)
      firstIndex = min(firstIndex, range.index)
    }
  }

  private static func ranges(
    of pieces: [MemorySnapshot]
  ) throws(WritingError) -> [AddressRange] {
    var ranges: [AddressRange] = []
    for (index, piece) in pieces.enumerated() where piece.byteCount > 0 {
      let (last, overflow) = piece.address.addingReportingOverflow(piece.byteCount - 1)
      guard !overflow else {
        throw WritingError(
          "memory of \(piece.byteCount) bytes at address 0x\(String(piece.address, radix: 16)) "
            + "ends beyond the address space")
      }
      ranges.append(AddressRange(first: piece.address, last: last, index: index))
    }
    return ranges.sorted { ($0.first, $0.index) < ($1.first, $1.index) }
  }

  private static func overlapping(_ ranges: [AddressRange]) -> [Group] {
    var groups: [Group] = []
    for range in ranges {
      if let last = groups.last?.last, range.first <= last {
        groups[groups.count - 1].add(range)
      } else {
        groups.append(Group(range))
      }
    }
    return groups
  }
}
