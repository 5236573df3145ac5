import Synchronization

/// The records that could not be understood, each counted once however often it is met.
final class BadRecords: Sendable {
  /// Beyond this many, counting stops: the file is no symbol file, and memory is to be bounded.
  static let limit = 10_000

  private let offsets = Mutex<Set<Int>>([])

  func note(at offset: Int) {
    offsets.withLock { seen in
      if seen.count < Self.limit { seen.insert(offset) }
    }
  }

  var count: Int { offsets.withLock { $0.count } }
}
