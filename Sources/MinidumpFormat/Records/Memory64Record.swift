public import Bytes

/// The start of the list of large memory: MINIDUMP_MEMORY64_LIST without its ranges, 16 bytes.
///
/// <https://learn.microsoft.com/windows/win32/api/minidumpapiset/ns-minidumpapiset-minidump_memory64_list>
public struct Memory64ListHeader: Record {
  /// `NumberOfMemoryRanges`
  public var regionCount: UInt64 = 0
  /// Where the bytes of the first region lie in the file; those of the others follow without gaps.
  public var offset: UInt64 = 0

  public init() {}

  @inlinable
  public mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&regionCount)
    visitor.visit(&offset)
  }
}

/// A piece of memory whose bytes follow those of the piece before: MINIDUMP_MEMORY_DESCRIPTOR64, 16
/// bytes.
///
/// <https://learn.microsoft.com/windows/win32/api/minidumpapiset/ns-minidumpapiset-minidump_memory_descriptor64>
public struct Memory64Record: Record {
  /// Where the memory began in the process.
  public var address: UInt64 = 0
  /// `DataSize`: how long the piece is, in the process and in the file.
  public var byteCount: UInt64 = 0

  public init() {}

  @inlinable
  public mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&address)
    visitor.visit(&byteCount)
  }
}
