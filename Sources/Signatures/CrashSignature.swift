/// A name for a crash, the same for crashes that have the same cause, as far as their stacks tell.
public struct CrashSignature: Hashable, Sendable {
  /// "abort | app::Cache::evict | app::Cache::add": what kind of crash it is where that is more telling
  /// than the stack, then functions, innermost first. At most ``textLimit`` bytes of UTF-8.
  public var text: String
  /// Why: each frame that was looked at, innermost first.
  public var steps: [SignatureStep]

  /// The longest text, in bytes of UTF-8: what Socorro's database takes.
  public static let textLimit = 255

  public init(text: String, steps: [SignatureStep]) {
    self.text = text
    self.steps = steps
  }
}

/// What became of one frame on the way to a signature.
public struct SignatureStep: Hashable, Sendable {
  /// What was decided of a frame.
  public enum Decision: String, Hashable, Sendable {
    /// Part of the signature, and so are its callers: it says too little alone.
    case prefix
    /// Part of the signature, and its end.
    case kept
    /// Passed over: it tells nothing of the cause.
    case irrelevant
    /// Passed over: a sentinel follows, with which the signature begins.
    case beforeSentinel = "before_sentinel"
    /// Passed over: the same as the part before.
    case repeated
    /// Passed over: neither function nor module are known.
    case unnamed
    /// Part of a cycle of calls that ran over the stack.
    case recursion
  }

  /// The frame's number in the stack; inlined calls have that of the function they are in.
  public var frame: Int
  /// What the frame is called in signatures.
  public var name: String
  /// What became of it.
  public var decision: Decision
  /// The rule that decided, as "file:line pattern"; nil where none did.
  public var rule: String?

  public init(frame: Int, name: String, decision: Decision, rule: String? = nil) {
    self.frame = frame
    self.name = name
    self.decision = decision
    self.rule = rule
  }
}
