/// Whose an address is, where ranges lie within one another: of those around it, the one given last.
///
/// Building takes O(n log n), asking O(log n).
package struct RangeMap: Sendable {
  /// A range, and who has it; of two the higher owner counts.
  package struct Claim {
    package var range: AddressRange
    package var owner: Int32

    package init(range: AddressRange, owner: Int32) {
      self.range = range
      self.owner = owner
    }
  }

  /// Where stretches begin, ascending.
  package private(set) var starts: [UInt64] = []
  /// Whose each is until the next one begins; -1 for nobody's.
  package private(set) var owners: [Int32] = []
  /// Claims around the place that was reached, the highest owner first in the sense of a heap.
  private var open = ClaimHeap()

  package init(_ claims: [Claim]) {
    let sorted = claims.sorted {
      $0.range.start != $1.range.start
        ? $0.range.start < $1.range.start : $0.owner < $1.owner
    }
    starts.reserveCapacity(claims.count * 2)
    owners.reserveCapacity(claims.count * 2)
    for claim in sorted {
      close(upTo: claim.range.start)
      open.insert(claim)
      begin(at: claim.range.start, owner: open.first?.owner ?? -1)
    }
    close(upTo: .max)
    open = ClaimHeap()
  }

  /// The owner of an address.
  package subscript(address: UInt64) -> Int? {
    stretch(at: address).map { Int(owners[$0]) }
  }

  /// The stretch that holds an address and belongs to somebody.
  package func stretch(at address: UInt64) -> Int? {
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

extension RangeMap {
  /// Whose address it is: the scope whose code is there, and not only that of one it lies in.
  package init(_ code: UnitCode) {
    var claims: [Claim] = []
    claims.reserveCapacity(code.ranges.count)
    for (index, scope) in code.scopes.enumerated() {
      for range in code.ranges(of: scope) {
        claims.append(Claim(range: range, owner: Int32(clamping: index)))
      }
    }
    self.init(claims)
  }

  /// About how many bytes of memory this takes.
  package var residentByteCount: Int { starts.count * 12 }
}
