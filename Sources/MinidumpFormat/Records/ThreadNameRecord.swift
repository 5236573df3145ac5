public import Bytes

/// The name of one thread: MINIDUMP_THREAD_NAME, 12 bytes.
///
/// <https://learn.microsoft.com/windows/win32/api/minidumpapiset/ns-minidumpapiset-minidump_thread_name>
public struct ThreadNameRecord: Record {
  /// Of the thread whose name it is.
  public var threadID: UInt32 = 0
  /// Where the name, a MINIDUMP_STRING, lies in the file.
  public var nameOffset: UInt64 = 0

  public init() {}

  @inlinable
  public mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&threadID)
    visitor.visit(&nameOffset)
  }
}
