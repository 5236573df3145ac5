import Bytes
import MinidumpFormat
import MinidumpWriting

/// A snapshot that is written down in a test.
struct SnapshotLiteral: ProcessSnapshot {
  var timestamp: UInt32 = 0
  var flags: UInt64 = 0
  var streamOrder: [StreamType] = []
  var systemInfo: SystemInfoSnapshot?
  var miscInfo: MiscInfoSnapshot?
  var threads: [ThreadSnapshot] = []
  var modules: [ModuleSnapshot] = []
  var unloadedModules: [UnloadedModuleSnapshot] = []
  var exception: ExceptionSnapshot?
  var furtherExceptions: [ExceptionSnapshot] = []
  var memory: [MemorySnapshot] = []
  var memoryInfo: [MemoryInfoRecord] = []
  var handles: [HandleSnapshot] = []
  var breakpadInfo: BreakpadInfoRecord?
  var assertionInfo: AssertionInfoRecord?
  var linuxDSODebug: LinuxDSODebugSnapshot?
  var crashpad: CrashpadSnapshot?
  var macCrashInfo: MacCrashInfoSnapshot?
  var macBootArguments: String?
  var sentryStackTraces: SentryStackTracesSnapshot?
  var threadsEx: [ThreadExSnapshot] = []
  var threadInfo: [ThreadInfoRecord] = []
  var handleOperations: [HandleOperationRecord] = []
  var functionTables: FunctionTablesSnapshot?
  var tokens: TokenListSnapshot?
  var commentBytes: ByteView?
  var comment: String?
  var systemMemory: SystemMemorySnapshot?
  var processVMCounters: ProcessVMCountersSnapshot?
  var wineModules: [ModuleSnapshot] = []
  var rawStreams: [RawStream] = []
}

/// A record with some fields filled in.
func filled<R>(_ record: R, _ fill: (inout R) -> Void) -> R {
  var record = record
  fill(&record)
  return record
}
