import MinidumpKit

/// How many tasks share the dumps of a batch.
enum Workers {
  /// Nobody means more.
  static let largestWish = 4096

  /// A worker holds a dump, and more of them than these get no more done: they would only take memory.
  private static let limit = max(4 * Cores.count, 256)

  /// - Parameter dumpCount: nil when nobody knows.
  static func count(wanted: Int, dumpCount: Int?) -> Int {
    min(wanted, limit, dumpCount ?? limit)
  }
}
