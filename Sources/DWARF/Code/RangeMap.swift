/// Whose an address is, where ranges lie within one another: of those around it, the one given last.
///
/// Building takes O(n log n), asking O(log n).
struct RangeMap: Sendable {
  /// A range, and who has it; of two the higher owner counts.
  struct Claim {
    var range: AddressRange
    var owner: Int32
  }

  /// Where stretches begin, ascending.
  private(set) var starts: [UInt64] = []
  /// Whose each is until the next one begins; -1 for nobody's.
  private(set) var owners: [Int32] = []
  /// Claims around the place that was reached, the highest owner first in the sense of a heap.
  private var open = ClaimHeap()

  init(_ claims: [Claim]) {
    let order = claims.indices.sorted {
      (claims[$0].range.start, claims[$0].owner) < (claims[$1].range.start, claims[$1].owner)
    }
    starts.reserveCapacity(claims.count * 2)
    owners.reserveCapacity(claims.count * 2)
    for index in order {
      close(upTo: claims[index].range.start)
      open.insert(claims[index])
      begin(at: claims[index].range.start, owner: open.first?.owner ?? -1)
    }
    close(upTo: .max)
    open = ClaimHeap()
  }

  /// The owner of an address.
  subscript(address: UInt64) -> Int? {
    stretch(at: address).map { Int(owners[$0]) }
  }

  /// The stretch that holds an address and belongs to somebody.
  func stretch(at address: UInt64) -> Int? {
    var low = 0
    var high = starts.count
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] <= address { low = middle + 1 } else { high = middle }
    }
    return low == 0 || owners[low - 1] < 0 ? nil : low - 1
  }

  /// Ends the claims that end at or before an address; what lies below resumes.
  private mutating func close(upTo address: UInt64) {
    while let top = open.first, top.range.end <= address {
      open.removeFirst()
      while let below = open.first, below.range.end <= top.range.end { open.removeFirst() }
      begin(at: top.range.end, owner: open.first?.owner ?? -1)
    }
  }

  private mutating func begin(at start: UInt64, owner: Int32) {
    if starts.last == start {
      starts.removeLast()
      owners.removeLast()
    }
    guard owners.last != owner else { return }
    starts.append(start)
    owners.append(owner)
  }
}
