import Synchronization

/// The records that could not be understood, each counted once however often it is met.
final class BadRecords: Sendable {
  /// Beyond this many, counting stops: the file is no symbol file, and memory is to be bounded.
  static let limit = 10_000

  private let offsets = Mutex<Set<Int>>([])
  private let asked = Atomic(false)
  /// Knows those that were met when it was made.
  private let index: SymbolFileIndex?

  init(_ index: SymbolFileIndex? = nil) {
    self.index = index
  }

  /// Whether anything was read of which these could be.
  var wasAsked: Bool { asked.load(ordering: .relaxed) }

  func noteAsked() {
    if !wasAsked { asked.store(true, ordering: .relaxed) }
  }

  func note(at offset: Int) {
    if let index, index.holdsBadRecord(at: offset) { return }
    offsets.withLock { seen in
      if seen.count < Self.limit { seen.insert(offset) }
    }
  }

  /// How many there are here, in another collection and in the index, those in both counted once.
  func count(with others: BadRecords) -> Int {
    let more = others.offsets.withLock(\.self)
    let count = offsets.withLock { $0.union(more).count }
    return min(Self.limit, (index?.badRecordCount ?? 0) + count)
  }

  /// Of those that were met here.
  var sortedOffsets: [Int] { offsets.withLock { $0.sorted() } }
}
