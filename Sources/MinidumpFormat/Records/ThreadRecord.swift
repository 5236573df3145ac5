public import Bytes

/// One thread of the thread list: MINIDUMP_THREAD, 48 bytes.
///
/// <https://learn.microsoft.com/windows/win32/api/minidumpapiset/ns-minidumpapiset-minidump_thread>
public struct ThreadRecord: Record {
  public var id: UInt32 = 0
  /// Above zero, the thread was suspended this many times over.
  public var suspendCount: UInt32 = 0
  public var priorityClass: UInt32 = 0
  public var priority: UInt32 = 0
  /// Address of the thread environment block (TEB).
  public var environmentBlock: UInt64 = 0
  public var stack = MemoryRecord()
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
