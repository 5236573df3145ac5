/// The stacks of threads as somebody walked them before the dump was written, in the way in which
/// Sentry's client tells them.
public struct SentryStackTracesSnapshot: Hashable, Sendable {
  /// The threads whose stacks were walked.
  public var threads: [Thread]

  public init(threads: [Thread]) {
    self.threads = threads
  }

  /// A thread and its frames.
  public struct Thread: Hashable, Sendable {
    /// As in the thread list.
    public var id: UInt32
    /// The innermost first.
    public var frames: [Frame]

    public init(id: UInt32, frames: [Frame]) {
      self.id = id
      self.frames = frames
    }
  }

  /// One frame of a stack.
  public struct Frame: Hashable, Sendable {
    /// The address of the instruction.
    public var instructionAddress: UInt64
    /// The name of the function; empty when it is not known.
    public var symbol: String

    public init(instructionAddress: UInt64, symbol: String = "") {
      self.instructionAddress = instructionAddress
      self.symbol = symbol
    }
  }
}
