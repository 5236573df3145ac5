/// One way of finding the caller of a frame.
protocol UnwindStrategy: Sendable {
  /// What is known of the caller of the last frame of `walk`.
  func caller(in walk: inout Walk) -> UnwindStep
}

/// What a strategy found.
enum UnwindStep {
  case caller(Caller)
  /// There is no caller: a definite end, beyond which nothing may be searched.
  case end(StackEnd)
  /// The strategy does not apply, or what it found cannot be true.
  case unknown
}

/// A caller that was found, before it is believed.
struct Caller {
  /// The caller's registers, program counter and stack pointer among them.
  var registers: Registers
  var trust: FrameTrust
  /// The caller was interrupted, not calling: its program counter is no return address, and its
  /// stack may be another one.
  var wasInterrupted = false
  /// The stack pointer may stay where it was: the frame kept nothing on the stack.
  var mayKeepStackPointer = false
}
