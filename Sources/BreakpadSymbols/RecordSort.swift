/// Sorts records by their numbers; those of one number stay in the order they stand in.
///
/// By eleven bits of the number after another, the lowest first, so that the time grows with the count
/// of records alone.
struct RecordSort {
  private static let digitBitCount = 11
  private static let digitCount = 1 << digitBitCount

  private var heads: [RecordHead]
  private var sorted: [RecordHead]

  static func sorted(_ heads: consuming [RecordHead]) -> [RecordHead] {
    var sort = Self(heads)
    let highest = sort.heads.reduce(0) { $0 | $1.key }
    var shift = 0
    while shift < UInt64.bitWidth, highest >> UInt64(shift) != 0 {
      sort.arrange(byBitsFrom: UInt64(shift))
      shift += digitBitCount
    }
    return sort.heads
  }

  private init(_ heads: consuming [RecordHead]) {
    self.heads = heads
    sorted = self.heads
  }

  private mutating func arrange(byBitsFrom shift: UInt64) {
    var places = [Int](repeating: 0, count: Self.digitCount + 1)
    for head in heads { places[Self.digit(of: head, shift) + 1] += 1 }
    for digit in 1...Self.digitCount { places[digit] += places[digit - 1] }
    for head in heads {
      let digit = Self.digit(of: head, shift)
      sorted[places[digit]] = head
      places[digit] += 1
    }
    swap(&heads, &sorted)
  }

  private static func digit(of head: RecordHead, _ shift: UInt64) -> Int {
    Int(truncatingIfNeeded: head.key >> shift) & (digitCount - 1)
  }
}
