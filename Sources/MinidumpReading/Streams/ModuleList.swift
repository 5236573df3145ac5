public import Bytes
public import MinidumpFormat

/// The programs and libraries in the process: MINIDUMP_MODULE_LIST.
public struct ModuleList: MinidumpStream, RandomAccessCollection {
  public static let type = StreamType.moduleList

  /// The modules as they lie in the file.
  public let records: RecordList<ModuleRecord>
  public let problems: [MinidumpError]
  private let dump: Minidump
  private let platform: OperatingSystemPlatform?

  public init(_ view: ByteView, in dump: Minidump) throws(MinidumpError) {
    let layout = try ListLayout(
      counted: view, of: ModuleRecord.self, "module list", in: dump)
    records = layout.records(dump.byteOrder)
    problems = layout.problems
    self.dump = dump
    platform = (try? dump.stream(SystemInfo.self))?.platform
  }

  public var isPlausible: Bool { problems.isEmpty && records.isPlausible(in: dump) }

  public var startIndex: Int { 0 }
  public var endIndex: Int { records.count }

  public subscript(position: Int) -> Minidump.Module {
    Minidump.Module(record: records[position], dump: dump, platform: platform)
  }
}

extension Minidump {
  /// A program or library in the process.
  public struct Module: Sendable {
    /// The fields as they lie in the file.
    public let record: ModuleRecord
    let dump: Minidump
    let platform: OperatingSystemPlatform?

    /// Where the module is loaded.
    public var baseAddress: UInt64 { record.baseAddress }
    /// How much of the address space the module takes.
    public var byteCount: UInt64 { UInt64(record.imageByteCount) }
    /// Seconds since 1970 when the module was linked, or a hash in its place.
    public var timestamp: UInt32 { record.timestamp }
    /// Of the file, as the linker wrote it; 0 for none.
    public var checksum: UInt32 { record.checksum }

    /// The path of the module's file; empty when it cannot be read.
    public var name: String { nameText.text }

    /// The path of the module's file, and what is wrong with it.
    public var nameText: MinidumpText { dump.string(at: UInt64(record.nameOffset)) }

    /// The bytes of the CodeView record as far as the file has them.
    public var codeViewBytes: ByteView { dump.bytes(at: record.codeView) }

    /// Where the debug information is; nil without a CodeView record.
    public var codeView: CodeView? { CodeView(codeViewBytes, dump.byteOrder) }

    /// "1.2.3.4", or nil when the writer gave no version.
    ///
    /// Windows and macOS keep two parts in each number, Linux (minidump-writer) one.
    public var versionString: String? {
      guard !hasPackedVersion else { return packedVersionString }
      return knownVersion.map { version in
        Self.text([
          version.fileVersionHigh, version.fileVersionLow,
          version.productVersionHigh, version.productVersionLow,
        ])
      }
    }

    /// The same with two parts taken from each number, whatever the system: Breakpad's reading.
    public var packedVersionString: String? {
      knownVersion.map { version in
        Self.text([
          version.fileVersionHigh >> 16, version.fileVersionHigh & 0xffff,
          version.fileVersionLow >> 16, version.fileVersionLow & 0xffff,
        ])
      }
    }

    private var knownVersion: FileVersionRecord? {
      let version = record.version
      let isKnown =
        version.signature == FileVersionRecord.signatureValue
        && version.structureVersion == FileVersionRecord.structureVersionValue
      return isKnown ? version : nil
    }

    private static func text(_ parts: [UInt32]) -> String {
      parts.map { String($0) }.joined(separator: ".")
    }

    private var hasPackedVersion: Bool {
      guard let platform else {
        if case .elfBuildID = codeView { return false }
        return true
      }
      return platform.isWindows || platform == .macOS || platform == .iOS
    }
  }
}
