public import Bytes
public import MinidumpFormat

/// The machine and its operating system: MINIDUMP_SYSTEM_INFO.
public struct SystemInfo: MinidumpStream {
  public static let type = StreamType.systemInfo

  /// The fields as they lie in the file.
  public let record: SystemInfoRecord
  let dump: Minidump
  /// Where the record ends in the dump.
  let endOffset: Int

  public init(_ view: ByteView, in dump: Minidump) throws(MinidumpError) {
    record = try Self.head(view, "system info", dump.byteOrder)
    self.dump = dump
    let offset = view.fileOffset &- dump.view.fileOffset
    endOffset = Int(clamping: offset) &+ SystemInfoRecord.byteCount
  }

  public var isPlausible: Bool {
    let offset = record.servicePackOffset
    return platform.isKnown && (offset == 0 || dump.stringProblem(at: UInt64(offset)) == nil)
  }

  /// The kind of CPU.
  public var architecture: ProcessorArchitecture { record.architecture }
  /// The kind of operating system.
  public var platform: OperatingSystemPlatform { record.platform }
  /// How many processors there are; at most 255 are told.
  public var processorCount: UInt8 { record.processorCount }

  /// The service pack; on Linux, `uname -a`; nil when the writer gave none.
  public var servicePack: String? { dump.optionalString(at: record.servicePackOffset) }

  /// What the CPU says of itself, as x86 and amd64 do.
  public var x86: ProcessorInformationRecord.X86 { record.processor.x86 }
  /// What the kernel says of a 32-bit Arm CPU.
  public var arm: ProcessorInformationRecord.ARM { record.processor.arm }
  /// Two sets of PF_ bits, where the CPU is another.
  public var features: [UInt64] { record.processor.features(dump.byteOrder) }
}

extension OperatingSystemPlatform {
  /// Whether somebody wrote dumps there: not Win32s, which is what zeros say.
  fileprivate var isKnown: Bool {
    (isWindows && self != .win32s) || (Self.unix.rawValue...Self.fuchsia.rawValue ~= rawValue)
  }
}
