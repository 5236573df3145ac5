/// Records of a sorted section that are already known: where the next search begins.
struct Landmarks: Sendable {
  /// More are not kept; between so many, what is left to search fits a few pages.
  private static let limit = 4096

  private(set) var heads: [RecordHead] = []

  /// The known records around the place where `key` would end: the last one up to it and the first
  /// one above it.
  func neighbours(of key: UInt64) -> (below: RecordHead?, above: RecordHead?) {
    let index = firstIndex(above: key)
    return (index > 0 ? heads[index - 1] : nil, index < heads.count ? heads[index] : nil)
  }

  /// False when the record cannot lie where it lies if the section is sorted.
  mutating func insert(_ head: RecordHead) -> Bool {
    var index = firstIndex(above: head.key)
    // Records with equal numbers are known by their places.
    while index > 0, heads[index - 1].key == head.key, heads[index - 1].offset > head.offset {
      index -= 1
    }
    if index < heads.count, heads[index].offset <= head.offset { return false }
    if index > 0 {
      if heads[index - 1] == head { return true }
      if heads[index - 1].offset >= head.offset { return false }
    }
    if heads.count < Self.limit { heads.insert(head, at: index) }
    return true
  }

  private func firstIndex(above key: UInt64) -> Int {
    var low = 0
    var high = heads.count
    while low < high {
      let middle = (low + high) / 2
      if heads[middle].key <= key { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
