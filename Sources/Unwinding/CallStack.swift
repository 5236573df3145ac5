/// The frames of one thread, innermost first, and why there are no more.
public struct CallStack: Hashable, Sendable {
  /// Empty when the walk could not begin.
  public var frames: [StackFrame]
  /// Why there are no more frames.
  public var end: StackEnd
  /// Indices of modules whose symbols are needed before the walk can go on.
  public var missingModules: Set<Int>

  public init(frames: [StackFrame] = [], end: StackEnd, missingModules: Set<Int> = []) {
    self.frames = frames
    self.end = end
    self.missingModules = missingModules
  }
}

/// Why a walk stopped.
public enum StackEnd: Hashable, Sendable {
  /// The thread has no registers to begin with.
  case noContext
  /// The dump's CPU cannot be walked.
  case unsupportedArchitecture
  /// The thread was not to be walked: it wrote the dump.
  case skipped
  /// The outermost function was reached: `_start`, a thread's start routine.
  case entryFunction(String)
  /// Unwind information says that there is no caller.
  case noCaller
  /// The saved frame pointer or return address is zero, as at the bottom of a stack.
  case zeroReturnAddress
  /// No memory of the stack at the stack pointer.
  case noStackMemory
  /// No method found a caller that could be believed.
  case nothingFound
  /// The limit on frames was reached.
  case frameLimit
  /// The walk was to stop.
  case interrupted(WalkInterruption)
  /// The symbols of ``CallStack/missingModules`` are to be fetched first.
  case symbolsNeeded
}
