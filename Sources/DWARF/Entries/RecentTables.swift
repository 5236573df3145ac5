import Synchronization

/// The tables of abbreviations that were asked for last, since units next to each other share them.
final class RecentTables: Sendable {
  private struct Key: Hashable {
    var offset: UInt64
    var encoding: UnitEncoding
  }

  private static let limit = 16
  private let recent = Mutex<[(key: Key, table: AbbreviationTable)]>([])

  /// The table at an offset, which `read` reads when it is not remembered.
  func table(
    at offset: UInt64, _ encoding: UnitEncoding, read: () -> AbbreviationTable
  ) -> AbbreviationTable {
    let key = Key(offset: offset, encoding: encoding)
    if let known = recent.withLock({ $0.last { $0.key == key }?.table }) { return known }
    let table = read()
    recent.withLock { recent in
      if recent.count == Self.limit { recent.removeFirst() }
      recent.append((key, table))
    }
    return table
  }
}
