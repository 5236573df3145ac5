public import Unwinding

/// A thread and its stack.
public struct ThreadSummary: Sendable {
  public var id: UInt32
  public var name: String?
  /// Windows: what GetLastError would have returned, by name.
  public var lastError: String?
  public var stack: CallStack
  /// What functions were probably called with, by index of the frame; empty unless asked for.
  public var arguments: [Int: FunctionArguments] = [:]

  public init(id: UInt32, name: String? = nil, lastError: String? = nil, stack: CallStack) {
    self.id = id
    self.name = name
    self.lastError = lastError
    self.stack = stack
  }
}
