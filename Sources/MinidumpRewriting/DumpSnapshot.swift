public import Bytes
public import MinidumpFormat
public import MinidumpReading
public import MinidumpWriting

/// A minidump as a snapshot, so that it can be written again.
///
/// ```swift
/// let snapshot = DumpSnapshot(of: dump) { $0 != .linuxEnvironment }
/// let bytes = try snapshot.writer.bytes(of: snapshot)
/// ```
///
/// What is broken costs itself alone; what cannot be taken over, or only in part, is in
/// ``problems``. Each stream has a file in `Streams/` and a line in `StreamTransfer.all`. What is kept
/// how: `Docs/Decisions/0031-a-dump-is-a-snapshot.md`.
public struct DumpSnapshot: ProcessSnapshot {
  public var timestamp: UInt32
  public var flags: UInt64
  public var streamOrder: [StreamType]
  public var systemInfo: SystemInfoSnapshot?
  public var miscInfo: MiscInfoSnapshot?
  public var threads: [ThreadSnapshot] = []
  public var modules: [ModuleSnapshot] = []
  public var unloadedModules: [UnloadedModuleSnapshot] = []
  public var exception: ExceptionSnapshot?
  public var furtherExceptions: [ExceptionSnapshot] = []
  public var memory: [MemorySnapshot] = []
  public var memoryInfo: [MemoryInfoRecord] = []
  public var handles: [HandleSnapshot] = []
  public var breakpadInfo: BreakpadInfoRecord?
  public var assertionInfo: AssertionInfoRecord?
  public var linuxDSODebug: LinuxDSODebugSnapshot?
  public var crashpad: CrashpadSnapshot?
  public var macCrashInfo: MacCrashInfoSnapshot?
  public var macBootArguments: String?
  public var threadsEx: [ThreadExSnapshot] = []
  public var threadInfo: [ThreadInfoRecord] = []
  public var handleOperations: [HandleOperationRecord] = []
  public var functionTables: FunctionTablesSnapshot?
  public var tokens: TokenListSnapshot?
  public var commentBytes: ByteView?
  public var comment: String?
  public var systemMemory: SystemMemorySnapshot?
  public var processVMCounters: ProcessVMCountersSnapshot?
  public var wineModules: [ModuleSnapshot] = []
  public var rawStreams: [RawStream] = []

  /// What of the dump is not in the snapshot, or not as it was, with the places in the file.
  public var problems: [MinidumpError] { log.problems }
  /// The dump the snapshot is of.
  public let dump: Minidump

  var log: ProblemLog
  var budget: ByteBudget
  var listedMemory: ListedMemory

  /// Takes over the streams of `dump`, but for those that are not wanted.
  public init(of dump: Minidump, where isWanted: (StreamType) -> Bool = { _ in true }) {
    self.dump = dump
    timestamp = dump.header.timestamp
    flags = dump.header.flags
    log = ProblemLog(dump.problems)
    budget = ByteBudget(of: dump)
    listedMemory = ListedMemory(dump.byteOrder)
    let entries = KeptStreams(of: dump, where: isWanted)
    log.append(entries.problems)
    streamOrder = entries.types
    for transfer in StreamTransfer.all where entries.contains(transfer.type) {
      do throws(MinidumpError) {
        try transfer.take(&self)
      } catch {
        log.append(error)
        streamOrder.removeAll { $0 == transfer.type }
      }
    }
    takeRawStreams(entries)
  }

  /// Writes the snapshot in the dump's order of bytes, and with a Memory64List if the dump has one.
  public var writer: MinidumpWriter {
    MinidumpWriter(
      byteOrder: dump.byteOrder,
      memory64Use: streamOrder.contains(.memory64List) ? .always : .whenNeeded)
  }
}
