/// Which of several ranges an address lies in, where they may overlap: the one that starts last, and
/// of those that start together the first given.
///
/// So a module inside another one is found: the kernel's vdso is often mapped within the range the
/// dynamic loader claims. Building takes O(n log n), asking O(log n).
struct AddressMap: Sendable {
  /// Where a stretch of addresses begins, and whose it is until the next one begins.
  private struct Stretch {
    var start: UInt64
    var owner: Int?
  }

  private var stretches: [Stretch] = []

  /// - Parameter ranges: first address and the address behind the last; empty ones own nothing.
  init(_ ranges: [(start: UInt64, end: UInt64)]) {
    let order = ranges.indices.filter { ranges[$0].start < ranges[$0].end }
      .sorted { (ranges[$0].start, $1) < (ranges[$1].start, $0) }
    var open: [Int] = []
    for index in order {
      close(&open, before: ranges[index].start, ranges)
      open.append(index)
      begin(at: ranges[index].start, owner: index)
    }
    close(&open, before: .max, ranges)
  }

  /// Ends the ranges on the stack that end at or before an address; what lies below resumes.
  private mutating func close(
    _ open: inout [Int], before address: UInt64, _ ranges: [(start: UInt64, end: UInt64)]
  ) {
    while let top = open.last, ranges[top].end <= address {
      let end = ranges[top].end
      open.removeLast()
      while let below = open.last, ranges[below].end <= end { open.removeLast() }
      begin(at: end, owner: open.last)
    }
  }

  private mutating func begin(at start: UInt64, owner: Int?) {
    if stretches.last?.start == start { stretches.removeLast() }
    stretches.append(Stretch(start: start, owner: owner))
  }

  /// The index of the range an address lies in.
  subscript(address: UInt64) -> Int? {
    var low = 0
    var high = stretches.count
    while low < high {
      let middle = (low + high) / 2
      if stretches[middle].start <= address { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? nil : stretches[low - 1].owner
  }
}
