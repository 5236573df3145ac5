internal import Synchronization

/// Whether an index may still be believed: once it was wrong, nothing it says counts.
package final class IndexTrust: Sendable {
  private let lost = Atomic(false)

  package init() {}

  package var isLost: Bool { lost.load(ordering: .relaxed) }

  package func lose() {
    lost.store(true, ordering: .relaxed)
  }
}
