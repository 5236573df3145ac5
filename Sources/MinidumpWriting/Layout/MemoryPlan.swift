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
///
/// Stacks that the lists are not to tell of are regions of their own, in front of all others.
struct MemoryPlan {
  private(set) var regions: [MemoryRegion] = []
  /// How many regions, the first, the memory lists do not tell of.
  let unlistedCount: Int
  /// For each piece, the stacks and then all other memory, where it lies; nil for an empty one.
  private(set) var places: [Place?]

  /// From how much memory on the stacks come first, so that 32-bit offsets reach them: the streams in
  /// front of the memory take some of the 4 GiB. They come first, too, where a MemoryList has no room
  /// for all regions.
  static let reachableByteCount: UInt64 = 3 << 30

  /// Where a piece lies among the regions.
  struct Place: Hashable {
    var regionIndex: Int
    /// From the start of the region.
    var offset: UInt64
    var byteCount: UInt64
  }

  /// A thread's stack, if any of it is kept.
  struct Stack {
    var memory: MemorySnapshot?
    /// Whether the memory lists are to tell of it.
    var isListed: Bool
  }

  init(stacks: [Stack], memory: [MemorySnapshot]) throws(WritingError) {
    let pieces = stacks.map { $0.memory ?? MemorySnapshot(address: 0, bytes: .empty) } + memory
    let ranges = try Self.ranges(of: pieces)
    let isListed = { index in index >= stacks.count || stacks[index].isListed }
    let unlisted = ranges.filter { !isListed($0.index) }.sorted { $0.index < $1.index }
    unlistedCount = unlisted.count
    places = Array(repeating: nil, count: pieces.count)
    for range in unlisted {
      try add(Group(range, stackCount: stacks.count), of: pieces)
    }
    let groups = Self.overlapping(ranges.filter { isListed($0.index) }, stackCount: stacks.count)
    let isLarge = pieces.lazy.map(\.byteCount).exceeds(Self.reachableByteCount)
    let rank =
      isLarge || groups.count > Composition.memoryListLimit ? \Group.firstIndex : \Group.toldIndex
    for group in groups.sorted(by: { $0[keyPath: rank] < $1[keyPath: rank] }) {
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
    /// The smallest index of a piece that is not a stack, which the snapshot told in an order of its
    /// own; of a stack when there is nothing else.
    var toldIndex: Int
    private let stackCount: Int

    init(_ range: AddressRange, stackCount: Int) {
      self.stackCount = stackCount
      ranges = [range]
      first = range.first
      last = range.last
      firstIndex = range.index
      toldIndex = range.index
    }

    mutating func add(_ range: AddressRange) {
      ranges.append(range)
      last = max(last, range.last)
      firstIndex = min(firstIndex, range.index)
      let bothTold = (toldIndex >= stackCount) == (range.index >= stackCount)
      toldIndex = bothTold ? min(toldIndex, range.index) : max(toldIndex, range.index)
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

  private static func overlapping(_ ranges: [AddressRange], stackCount: Int) -> [Group] {
    var groups: [Group] = []
    for range in ranges {
      if let last = groups.last?.last, range.first <= last {
        groups[groups.count - 1].add(range)
      } else {
        groups.append(Group(range, stackCount: stackCount))
      }
    }
    return groups
  }
}

extension Sequence<UInt64> {
  /// Whether the sum is more than `limit`.
  fileprivate func exceeds(_ limit: UInt64) -> Bool {
    var rest = limit
    return contains { number in
      guard number <= rest else { return true }
      rest -= number
      return false
    }
  }
}
