/// The ranges of functions, or of frames: whether they are in order and where they overlap.
struct CoverageCheck {
  struct Extent {
    var start: UInt64
    var byteCount: UInt64
    var line: Int

    /// Behind the last byte, or the last address there is.
    var end: UInt64 {
      let (end, overflows) = start.addingReportingOverflow(byteCount)
      return overflows ? .max : end
    }
  }

  /// Further ones are only looked at for their order: 96 MB, four times what the largest files have.
  private static let limit = 4 << 20

  private var extents: [Extent] = []
  private var lastStart: UInt64 = 0
  private(set) var isSorted = true

  /// False when it begins below the one in front of it.
  mutating func add(_ start: UInt64, _ byteCount: UInt64, line: Int) -> Bool {
    let isInOrder = start >= lastStart
    if !isInOrder { isSorted = false }
    lastStart = start
    if byteCount > 0, extents.count < Self.limit {
      extents.append(Extent(start: start, byteCount: byteCount, line: line))
    }
    return isInOrder
  }

  /// Calls `body` for each range that another overlaps that begins no later, with that one.
  mutating func forEachOverlap(_ body: (_ later: Extent, _ earlier: Extent) -> Void) {
    sort()
    guard var widest = extents.first else { return }
    for extent in extents.dropFirst() {
      if extent.start < widest.end { body(extent, widest) }
      if extent.end > widest.end { widest = extent }
    }
  }

  /// Calls `body` for each of `points` that lies in a range.
  mutating func forEachCovered(
    of points: [(address: UInt64, line: Int)], _ body: (_ address: UInt64, _ line: Int) -> Void
  ) {
    sort()
    var index = 0
    var end: UInt64 = 0
    for point in points.sorted(by: { ($0.address, $0.line) < ($1.address, $1.line) }) {
      while index < extents.count, extents[index].start <= point.address {
        end = max(end, extents[index].end)
        index += 1
      }
      if point.address < end { body(point.address, point.line) }
    }
  }

  private mutating func sort() {
    if !isSorted {
      extents.sort { ($0.start, $0.line) < ($1.start, $1.line) }
      isSorted = true
    }
  }
}
