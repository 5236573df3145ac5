public import Bytes

/// One thread of the thread list: MINIDUMP_THREAD, 48 bytes.
///
/// <https://learn.microsoft.com/windows/win32/api/minidumpapiset/ns-minidumpapiset-minidump_thread>
public struct ThreadRecord: Record {
  /// The system's number of the thread.
  public var id: UInt32 = 0
  /// Above zero, the thread was suspended this many times over.
  public var suspendCount: UInt32 = 0
  /// Of the process: `NORMAL_PRIORITY_CLASS` and others; 0 from most writers.
  public var priorityClass: UInt32 = 0
  /// Relative to the class, as a signed number.
  public var priority: UInt32 = 0
  /// Address of the thread environment block (TEB).
  public var environmentBlock: UInt64 = 0
  /// The stack from its innermost word on; without bytes in the file where a memory list has them.
  public var stack = MemoryRecord()
  /// Where the registers lie in the file.
  public var context = Location()

  public init() {}

  @inlinable
  public mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&id)
    visitor.visit(&suspendCount)
    visitor.visit(&priorityClass)
    visitor.visit(&priority)
    visitor.visit(&environmentBlock)
    visitor.visit(&stack)
    visitor.visit(&context)
  }
}
