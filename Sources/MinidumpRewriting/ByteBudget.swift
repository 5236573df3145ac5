import Bytes
import MinidumpReading

/// How many bytes a snapshot may take from a dump, however often the dump points to the same ones.
///
/// Honest dumps share little: a name, registers, stacks. Without a bound, some megabytes of entries
/// that all point to one large place would be written as terabytes.
struct ByteBudget: Sendable {
  private var remaining: Int
  private(set) var isExhausted = false

  init(of dump: Minidump) {
    remaining = 2 * dump.view.byteCount + 64 * 1024
  }

  /// Whether so many bytes may be taken.
  mutating func spend(_ byteCount: Int) -> Bool {
    guard byteCount <= remaining else {
      isExhausted = true
      return false
    }
    remaining -= byteCount
    return true
  }
}
