import Bytes

/// Makes regions that may overlap into regions that do not: at each address the earliest source
/// wins.
///
/// A sweep over the sources in order of address, with those that cover the place in a heap by
/// their rank: O(n log n), and at most two pieces per source, however they overlap.
struct RegionMerger {
  private typealias Region = ProcessMemory.Region

  /// A source, with the last address it covers; its rank is its place in the order given.
  private struct Source {
    var rank: Int
    var first: UInt64
    var last: UInt64
  }

  private let regions: [ProcessMemory.Region]
  private var merged: [ProcessMemory.Region] = []
  private var active = RankHeap()
  private let sources: [Source]

  static func merge(_ regions: [ProcessMemory.Region]) -> [ProcessMemory.Region] {
    var merger = RegionMerger(regions)
    merger.sweep()
    return merger.merged
  }

  private init(_ regions: [ProcessMemory.Region]) {
    self.regions = regions
    var sources: [Source] = []
    sources.reserveCapacity(regions.count)
    for (rank, region) in regions.enumerated() where !region.view.isEmpty {
      let (sum, overflow) = region.address.addingReportingOverflow(
        UInt64(region.view.byteCount - 1))
      sources.append(Source(rank: rank, first: region.address, last: overflow ? .max : sum))
    }
    self.sources = sources.sorted { ($0.first, $0.rank) < ($1.first, $1.rank) }
    merged.reserveCapacity(sources.count)
  }

  private mutating func sweep() {
    var next = 0
    var place: UInt64 = 0
    while next < sources.count || !active.isEmpty {
      if active.isEmpty {
        place = sources[next].first
      }
      while next < sources.count, sources[next].first <= place {
        active.insert(rank: sources[next].rank, last: sources[next].last)
        next += 1
      }
      guard let top = active.top(from: place) else { continue }
      var last = top.last
      if next < sources.count {
        last = min(last, sources[next].first - 1)
      }
      emit(top.rank, from: place, through: last)
      guard last < .max else { return }
      place = last + 1
      active.dropEnded(before: place)
    }
  }

  /// Adds a piece of a source, to its last piece if that ends where this begins.
  private mutating func emit(_ rank: Int, from first: UInt64, through last: UInt64) {
    let source = regions[rank]
    if let previous = merged.last, lastRank == rank,
      previous.address &+ UInt64(previous.view.byteCount) == first
    {
      let count = last - previous.address + 1
      merged[merged.count - 1].view = source.view.clampedSlice(
        at: previous.address - source.address, byteCount: count)
      return
    }
    let view = source.view.clampedSlice(at: first - source.address, byteCount: last - first + 1)
    merged.append(ProcessMemory.Region(address: first, view: view))
    lastRank = rank
  }

  /// The rank of the source of the last piece.
  private var lastRank = -1
}

/// The sources that cover a place, the earliest given on top.
private struct RankHeap {
  private var entries: [(rank: Int, last: UInt64)] = []

  var isEmpty: Bool { entries.isEmpty }

  mutating func insert(rank: Int, last: UInt64) {
    entries.append((rank, last))
    var child = entries.count - 1
    while child > 0, entries[child].rank < entries[(child - 1) / 2].rank {
      entries.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  /// The earliest source that reaches to `place`; those that ended before are dropped.
  mutating func top(from place: UInt64) -> (rank: Int, last: UInt64)? {
    dropEnded(before: place)
    return entries.first
  }

  mutating func dropEnded(before place: UInt64) {
    while let first = entries.first, first.last < place {
      removeFirst()
    }
  }

  private mutating func removeFirst() {
    entries.swapAt(0, entries.count - 1)
    entries.removeLast()
    var parent = 0
    while let child = earliestChild(of: parent), entries[child].rank < entries[parent].rank {
      entries.swapAt(child, parent)
      parent = child
    }
  }
  private func earliestChild(of parent: Int) -> Int? {
    let child = 2 * parent + 1
    guard child < entries.count else { return nil }
    let isSecondEarlier =
      child + 1 < entries.count && entries[child + 1].rank < entries[child].rank
    return isSecondEarlier ? child + 1 : child
  }
}
