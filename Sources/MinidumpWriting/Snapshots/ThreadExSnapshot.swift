public import MinidumpFormat

/// A thread of Itanium: its registers and its two stacks.
public struct ThreadExSnapshot: Sendable {
  /// Everything but where stacks and context lie, which the writer fills in.
  public var record: ThreadExRecord
  /// The registers; nil when they are not known.
  public var context: ContextSnapshot?
  /// The part of the stack that is kept.
  public var stack: MemorySnapshot?
  /// The part of the registers' own stack that is kept.
  public var backingStore: MemorySnapshot?

  /// Whether the memory lists tell of the stack, too.
  public var isStackListed = true
  /// Whether the memory lists tell of the registers' own stack, too.
  public var isBackingStoreListed = true

  public init(
    record: ThreadExRecord, context: ContextSnapshot? = nil, stack: MemorySnapshot? = nil,
    backingStore: MemorySnapshot? = nil
  ) {
    self.record = record
    self.context = context
    self.stack = stack
    self.backingStore = backingStore
  }
}
