public import Bytes

/// A piece of the process's memory in the file: MINIDUMP_MEMORY_DESCRIPTOR, 16 bytes.
///
/// <https://learn.microsoft.com/windows/win32/api/minidumpapiset/ns-minidumpapiset-minidump_memory_descriptor>
public struct MemoryRecord: Record {
  /// Where the memory began in the process.
  public var address: UInt64 = 0
  /// Where the bytes lie in the file.
  public var location = Location()

  public init() {}

  @inlinable
  public mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&address)
    visitor.visit(&location)
  }
}
