import Synchronization

/// Whether an index may still be believed: once it was wrong, nothing it says counts.
final class IndexTrust: Sendable {
  private let lost = Atomic(false)

  var isLost: Bool { lost.load(ordering: .relaxed) }

  func lose() {
    lost.store(true, ordering: .relaxed)
  }
}
