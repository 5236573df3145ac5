public import Bytes

/// The start of the list of unloaded modules: MINIDUMP_UNLOADED_MODULE_LIST, 12 bytes.
///
/// <https://learn.microsoft.com/windows/win32/api/minidumpapiset/ns-minidumpapiset-minidump_unloaded_module_list>
public struct UnloadedModuleListHeader: Record {
  /// `SizeOfHeader`: where the entries begin.
  public var headerByteCount: UInt32 = 0
  /// `SizeOfEntry`: from one entry to the next.
  public var entryByteCount: UInt32 = 0
  /// `NumberOfEntries`
  public var entryCount: UInt32 = 0

  public init() {}

  @inlinable
  public mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&headerByteCount)
    visitor.visit(&entryByteCount)
    visitor.visit(&entryCount)
  }
}

/// A module that was gone before the crash: MINIDUMP_UNLOADED_MODULE, 24 bytes.
///
/// <https://learn.microsoft.com/windows/win32/api/minidumpapiset/ns-minidumpapiset-minidump_unloaded_module>
public struct UnloadedModuleRecord: Record {
  /// `BaseOfImage`: where the module was loaded in the process.
  public var baseAddress: UInt64 = 0
  /// `SizeOfImage`: how much of the address space the module took.
  public var imageByteCount: UInt32 = 0
  /// Of the file, as the linker wrote it; 0 for none.
  public var checksum: UInt32 = 0
  /// Seconds since 1970 when the module was linked, or a hash in its place.
  public var timestamp: UInt32 = 0
  /// Where the name, a MINIDUMP_STRING, lies in the file.
  public var nameOffset: UInt32 = 0

  public init() {}

  @inlinable
  public mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&baseAddress)
    visitor.visit(&imageByteCount)
    visitor.visit(&checksum)
    visitor.visit(&timestamp)
    visitor.visit(&nameOffset)
  }
}
