public import Unwinding

extension SystemSummary {
  /// What the unwinder knows of the CPU; nil of one whose stacks it cannot walk.
  public var architecture: Architecture? {
    Architecture.all.first { $0.name == cpu }
  }
}
