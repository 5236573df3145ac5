public import Bytes
public import MinidumpFormat

/// The modules that were gone before the crash: MINIDUMP_UNLOADED_MODULE_LIST.
public struct UnloadedModuleList: MinidumpStream, RandomAccessCollection {
  public static let type = StreamType.unloadedModuleList

  /// The modules as they lie in the file.
  public let records: RecordList<UnloadedModuleRecord>
  public let problems: [MinidumpError]
  private let dump: Minidump

  public init(_ view: ByteView, in dump: Minidump) throws(MinidumpError) {
    let subject = "unloaded module list"
    let header: UnloadedModuleListHeader = try Self.head(view, subject, dump.byteOrder)
    let layout = try ListLayout(
      extended: view, headerByteCount: header.headerByteCount,
      entryByteCount: header.entryByteCount, entryCount: UInt64(header.entryCount),
      smallest: (UnloadedModuleListHeader.byteCount, UnloadedModuleRecord.byteCount), subject)
    records = layout.records(dump.byteOrder)
    problems = layout.problems
    self.dump = dump
  }

  public var startIndex: Int { 0 }
  public var endIndex: Int { records.count }

  public subscript(position: Int) -> Minidump.UnloadedModule {
    Minidump.UnloadedModule(record: records[position], dump: dump)
  }
}

extension Minidump {
  /// A module that was gone before the crash.
  public struct UnloadedModule: Sendable {
    /// The fields as they lie in the file.
    public let record: UnloadedModuleRecord
    let dump: Minidump

    /// Where the module was loaded.
    public var baseAddress: UInt64 { record.baseAddress }
    /// How much of the address space the module took.
    public var byteCount: UInt64 { UInt64(record.imageByteCount) }
    /// Seconds since 1970 when the module was linked, or a hash in its place.
    public var timestamp: UInt32 { record.timestamp }
    /// Of the file, as the linker wrote it; 0 for none.
    public var checksum: UInt32 { record.checksum }
    /// The path of the module's file; empty when it cannot be read.
    public var name: String { dump.string(at: UInt64(record.nameOffset)).text }
  }
}
