public import Bytes

/// One thread of the extended thread list: MINIDUMP_THREAD_EX, 64 bytes.
///
/// <https://learn.microsoft.com/windows/win32/api/minidumpapiset/ns-minidumpapiset-minidump_thread_ex>
public struct ThreadExRecord: Record {
  /// What the ordinary list has.
  public var thread = ThreadRecord()
  /// `BackingStore`: where Itanium spills the registers of callers, a second stack.
  public var backingStore = MemoryRecord()

  public init() {}

  @inlinable
  public mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&thread)
    visitor.visit(&backingStore)
  }
}
