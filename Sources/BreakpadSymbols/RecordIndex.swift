/// The records of one kind in the order of their numbers.
struct RecordIndex: Sendable {
  /// Sorted by number, those of one number by their places.
  private(set) var heads: [RecordHead]

  /// - Parameter heads: in the order of the file, which decides between equal numbers.
  init(_ heads: consuming [RecordHead]) {
    self.heads = heads
    let isSorted = self.heads.indices.dropFirst().allSatisfy {
      self.heads[$0 - 1].key <= self.heads[$0].key
    }
    if !isSorted { self.heads = RecordSort.sorted(self.heads) }
  }

  /// The records with the highest numbers up to `key`, highest and last first.
  func window(upTo key: UInt64, keyCount: Int) -> [RecordHead] {
    var low = 0
    var high = heads.count
    while low < high {
      let middle = (low + high) / 2
      if heads[middle].key <= key { low = middle + 1 } else { high = middle }
    }
    var window = RecordWindow(keyCount: keyCount)
    while low > 0, window.add(heads[low - 1]) { low -= 1 }
    return window.heads
  }
}

/// Collects the records in front of a place until there are enough.
struct RecordWindow {
  /// Many identical functions share one address; beyond this many records nobody looks.
  static let recordLimit = 1024

  private(set) var heads: [RecordHead] = []
  /// How many different numbers are wanted.
  private let keyCount: Int
  private var seenKeyCount = 0

  init(keyCount: Int) {
    self.keyCount = keyCount
  }

  /// Whether the record was wanted.
  mutating func add(_ head: RecordHead) -> Bool {
    guard heads.count < Self.recordLimit else { return false }
    if heads.last?.key != head.key {
      guard seenKeyCount < keyCount else { return false }
      seenKeyCount += 1
    }
    heads.append(head)
    return true
  }
}
