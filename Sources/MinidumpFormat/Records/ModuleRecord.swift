public import Bytes

/// One module of the module list: MINIDUMP_MODULE, 108 bytes.
///
/// <https://learn.microsoft.com/windows/win32/api/minidumpapiset/ns-minidumpapiset-minidump_module>
public struct ModuleRecord: Record {
  /// `BaseOfImage`: where the module is loaded in the process.
  public var baseAddress: UInt64 = 0
  /// How much of the address space the module takes.
  public var imageByteCount: UInt32 = 0
  /// Of the file, as the linker wrote it; 0 for none.
  public var checksum: UInt32 = 0
  /// Seconds since 1970 when the module was linked, or a hash in its place.
  public var timestamp: UInt32 = 0
  /// Where the name, a MINIDUMP_STRING, lies in the file.
  public var nameOffset: UInt32 = 0
  /// `VersionInfo`; zeros from writers that do not look for it.
  public var version = FileVersionRecord()
  /// Where a CodeView record lies, which says where the debug information is.
  public var codeView = Location()
  /// `MiscRecord`: where the old IMAGE_DEBUG_MISC record lies in the file.
  public var miscellaneous = Location()
  /// Means nothing.
  public var reserved0: UInt64 = 0
  /// Means nothing.
  public var reserved1: UInt64 = 0

  public init() {}

  @inlinable
  public mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&baseAddress)
    visitor.visit(&imageByteCount)
    visitor.visit(&checksum)
    visitor.visit(&timestamp)
    visitor.visit(&nameOffset)
    visitor.visit(&version)
    visitor.visit(&codeView)
    visitor.visit(&miscellaneous)
    visitor.visit(&reserved0)
    visitor.visit(&reserved1)
  }
}
