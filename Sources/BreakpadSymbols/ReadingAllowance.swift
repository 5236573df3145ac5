import Synchronization

/// Bounds how many bytes of a text all look-ups of one report together read record by record.
///
/// A look-up reads one function, whatever its size. A stack of a hundred thousand frames in one function
/// of megabytes would read it as often.
final class ReadingAllowance: Sendable {
  /// A large program's ten thousand frames, each in a function of its own, read a tenth of it.
  static let standard = 1 << 30

  /// What it began with.
  let byteCount: Int
  private let remaining: Atomic<Int>

  init(_ byteCount: Int) {
    self.byteCount = byteCount
    remaining = Atomic(byteCount)
  }

  /// As much of `byteCount` as may still be read.
  func available(of byteCount: Int) -> Int {
    min(byteCount, max(0, remaining.load(ordering: .relaxed)))
  }

  /// To be told what was read.
  func spend(_ byteCount: Int) {
    remaining.subtract(byteCount, ordering: .relaxed)
  }
}
