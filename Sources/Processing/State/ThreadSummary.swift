public import MinidumpFormat
public import Unwinding

/// A thread and its stack.
public struct ThreadSummary: Sendable {
  /// The system's number of the thread.
  public var id: UInt32
  /// Nil when the dump gives it none.
  public var name: String?
  /// Windows: what GetLastError would have returned, by name.
  public var lastError: String?
  /// What the thread list says in numbers; nil when there is none.
  public var record: ThreadRecord?
  /// What Windows knows of the thread beyond that; nil when the dump does not say.
  public var info: ThreadInfoRecord?
  /// Without frames when the thread could not be walked.
  public var stack: CallStack
  /// The stack of the 32-bit program that the thread runs on 64-bit Windows (WoW64); ``stack`` is then
  /// that of the 64-bit layer below it. Nil when there is none or the dump does not hold its registers.
  public var wow64Stack: CallStack?
  /// What functions were probably called with, by index of the frame; empty unless asked for.
  public var arguments: [Int: FunctionArguments] = [:]
  /// What lies on the stack below each frame's caller, by index of the frame; empty unless asked for.
  public var stackContents: [Int: StackContents] = [:]

  public init(id: UInt32, name: String? = nil, lastError: String? = nil, stack: CallStack) {
    self.id = id
    self.name = name
    self.lastError = lastError
    self.stack = stack
  }
}
