import Synchronization

/// How many frames all walks over one dump may find together.
///
/// A real stack's frames are paid for by the bytes of the stack. A hostile dump lets a million threads
/// share one stack; the budget bounds what they can cost.
public final class FrameBudget: Sendable {
  private let remaining: Atomic<Int>

  public init(_ count: Int) {
    remaining = Atomic(count)
  }

  /// Takes one frame; false when none is left.
  func take() -> Bool {
    remaining.subtract(1, ordering: .relaxed).newValue >= 0
  }

  /// Gives frames back whose stack is thrown away.
  public func release(_ count: Int) {
    remaining.add(count, ordering: .relaxed)
  }
}
