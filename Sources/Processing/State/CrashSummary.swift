/// The exception that ended the process.
public struct CrashSummary: Hashable, Sendable {
  /// "SIGSEGV / SEGV_MAPERR".
  public var reason: String
  /// The address the reason is about: of the memory that could not be accessed, or of the
  /// instruction.
  public var address: UInt64
  /// As the exception has it; the dump need not have such a thread.
  public var threadID: UInt32
  /// What the dump says of the exception, in numbers; nil when nobody has kept it.
  public var facts: ExceptionFacts?
  /// What the exception's parameters, or the functions on the stack, tell beyond the reason: "Swift
  /// runtime failure: Index out of range at main.swift:6"; nil when they tell nothing.
  public var explanation: String?
  /// What the instruction tells; nil when nobody has looked.
  public var analysis: CrashAnalysis?

  public init(reason: String, address: UInt64, threadID: UInt32) {
    self.reason = reason
    self.address = address
    self.threadID = threadID
  }
}
