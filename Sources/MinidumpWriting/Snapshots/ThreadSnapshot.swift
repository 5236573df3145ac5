public import MinidumpFormat

/// A thread: its registers, its stack, its name.
public struct ThreadSnapshot: Sendable {
  /// Everything but where stack and context lie, which the writer fills in.
  public var record: ThreadRecord
  /// The registers; nil when they are not known.
  public var context: ContextSnapshot?
  /// The part of the stack that is kept, from the stack pointer (or a red zone below it) upwards.
  public var stack: MemorySnapshot?
  /// Whether the memory lists tell of the stack, too. They do by custom, and LLDB finds it nowhere
  /// else; a stack they do not tell of has its own bytes, which may differ from theirs.
  public var isStackListed = true
  /// Goes into the stream of thread names; nil for none.
  public var name: String?

  public init(
    record: ThreadRecord, context: ContextSnapshot? = nil, stack: MemorySnapshot? = nil,
    name: String? = nil
  ) {
    self.record = record
    self.context = context
    self.stack = stack
    self.name = name
  }

  /// A thread of which no more is known: the record's other fields are 0.
  public init(
    id: UInt32, context: ContextSnapshot? = nil, stack: MemorySnapshot? = nil, name: String? = nil
  ) {
    var record = ThreadRecord()
    record.id = id
    self.init(record: record, context: context, stack: stack, name: name)
  }
}
