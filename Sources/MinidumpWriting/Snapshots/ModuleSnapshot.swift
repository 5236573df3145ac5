public import Bytes
public import MinidumpFormat

/// A module of the process: its image's place, its name, and where its debug information is.
public struct ModuleSnapshot: Sendable {
  /// Everything but where name, CodeView record and miscellaneous record lie, which the writer fills
  /// in.
  public var record: ModuleRecord
  /// The path. Breakpad cannot read names of more than 1,024 UTF-16 units.
  public var name: String
  /// Where the debug information is; nil when that is not known.
  public var codeView: CodeViewSnapshot?
  /// The old IMAGE_DEBUG_MISC record, in the dump's byte order; empty for none.
  public var miscellaneous: ByteView

  public init(
    record: ModuleRecord, name: String, codeView: CodeViewSnapshot? = nil,
    miscellaneous: ByteView = .empty
  ) {
    self.record = record
    self.name = name
    self.codeView = codeView
    self.miscellaneous = miscellaneous
  }

  /// A module of which no more is known: the record's other fields are 0.
  public init(
    address: UInt64, byteCount: UInt32, name: String, codeView: CodeViewSnapshot? = nil
  ) {
    var record = ModuleRecord()
    record.baseAddress = address
    record.imageByteCount = byteCount
    self.init(record: record, name: name, codeView: codeView)
  }
}

/// A module that was gone before the crash.
public struct UnloadedModuleSnapshot: Sendable {
  /// Everything but where the name lies, which the writer fills in.
  public var record: UnloadedModuleRecord
  /// The path of the module's file.
  public var name: String

  public init(record: UnloadedModuleRecord, name: String) {
    self.record = record
    self.name = name
  }
}
