/// Why walks stop before they are done, at the wish of whoever asked for them.
public enum WalkInterruption: Hashable, Sendable {
  /// They took longer than they may.
  case outOfTime
  /// The process has more memory than it may.
  case outOfMemory
}
