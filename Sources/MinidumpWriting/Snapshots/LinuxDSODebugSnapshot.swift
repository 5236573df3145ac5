public import Bytes
public import MinidumpFormat

/// What the dynamic linker of a Linux process knows.
public struct LinuxDSODebugSnapshot: Sendable {
  /// Numbers and libraries, in the process's word size. Everything but counts and places, which the
  /// writer fills in.
  public enum Linker: Sendable {
    case bits32(LinuxDSODebug32Record, [Library<LinuxLinkMap32Record>])
    /// As Breakpad lays it out, with the gaps its compilers leave. LLDB and core2md expect it so.
    case bits64(LinuxDSODebug64Record, [Library<LinuxLinkMap64Record>])
    /// As minidump-writer and sentry-native lay it out, without gaps.
    case bits64Packed(LinuxDSODebug64PackedRecord, [Library<LinuxLinkMap64PackedRecord>])
  }

  /// A loaded library.
  public struct Library<LinkMap: Record>: Sendable {
    /// Everything but where the name lies, which the writer fills in.
    public var record: LinkMap
    /// The library's path; empty for the program itself.
    public var name: String

    public init(record: LinkMap, name: String) {
      self.record = record
      self.name = name
    }
  }

  /// What the linker's `r_debug` and its chain of `link_map`s say.
  public var linker: Linker
  /// The program's `.dynamic`, in the dump's byte order: whole entries up to DT_NULL, by which readers
  /// can tell the layout.
  public var dynamic: ByteView

  public init(linker: Linker, dynamic: ByteView = .empty) {
    self.linker = linker
    self.dynamic = dynamic
  }
}
