/// The records of one kind in the order of their numbers.
struct RecordIndex: Sendable {
  private var heads: [RecordHead]

  /// - Parameter heads: in the order of the file, which decides between equal numbers.
  init(_ heads: [RecordHead]) {
    self.heads = heads
    let isSorted = zip(heads, heads.dropFirst()).allSatisfy { $0.key <= $1.key }
    if !isSorted {
      self.heads.sort { ($0.key, $0.offset) < ($1.key, $1.offset) }
    }
  }

  /// The records with the highest numbers up to `key`, highest and last first.
  func window(upTo key: UInt64, reach: WindowReach) -> [RecordHead] {
    var low = 0
    var high = heads.count
    while low < high {
      let middle = (low + high) / 2
      if heads[middle].key <= key { low = middle + 1 } else { high = middle }
    }
    var window = RecordWindow(reach)
    while low > 0, window.add(heads[low - 1]) { low -= 1 }
    return window.heads
  }
}

/// How far below an address records are looked at that might reach up to it.
struct WindowReach: Sendable {
  /// How many different numbers.
  var keyCount: Int

  /// Many identical functions share one address; beyond this many records nobody looks.
  static let recordLimit = 1024
}

/// Collects the records in front of a place until there are enough.
struct RecordWindow {
  private(set) var heads: [RecordHead] = []
  private let reach: WindowReach
  private var keyCount = 0

  init(_ reach: WindowReach) {
    self.reach = reach
  }

  /// Whether the record was wanted.
  mutating func add(_ head: RecordHead) -> Bool {
    guard heads.count < WindowReach.recordLimit else { return false }
    if heads.last?.key != head.key {
      guard keyCount < reach.keyCount else { return false }
      keyCount += 1
    }
    heads.append(head)
    return true
  }
}
