public import Bytes
public import MinidumpFormat

/// The state of a process at one moment, wherever it comes from: a live process, a core file,
/// another dump, a test's literal.
///
/// Every property has a default, "nothing", and what there is nothing of is not written. The writer
/// asks for each property once.
public protocol ProcessSnapshot {
  /// When the snapshot was taken: seconds since 1970.
  var timestamp: UInt32 { get }
  /// MINIDUMP_TYPE: what was asked for; 0 from writers outside Windows.
  var flags: UInt64 { get }
  /// The streams in the order of the directory; those that are not named follow in the writer's own
  /// order. A list that is named is written even when it is empty.
  var streamOrder: [StreamType] { get }
  /// The machine and its operating system; debuggers refuse a dump without it.
  var systemInfo: SystemInfoSnapshot? { get }
  /// Facts about the process: its number, its times, the time zone.
  var miscInfo: MiscInfoSnapshot? { get }
  /// In the order they are written in. Breakpad loses all of them when two have the same number, or
  /// when there are more than 4,096.
  var threads: [ThreadSnapshot] { get }
  /// The main module first. Breakpad loses all of them when two overlap, when one is empty, or when
  /// there are more than 2,048.
  var modules: [ModuleSnapshot] { get }
  /// Modules that were gone before the crash.
  var unloadedModules: [UnloadedModuleSnapshot] { get }
  /// What went wrong; nil when nothing did.
  var exception: ExceptionSnapshot? { get }
  /// What else went wrong, in other threads, as LLDB tells it. The dump then has several streams of
  /// one type, with ``exception`` as the last, which counts; Breakpad and Crashpad refuse it.
  var furtherExceptions: [ExceptionSnapshot] { get }
  /// Memory besides the threads' stacks, in the order of the lists. Overlaps, among each other or with
  /// stacks, are no harm: each byte is written once.
  var memory: [MemorySnapshot] { get }
  /// What may be done with which part of the address space, by ascending address.
  var memoryInfo: [MemoryInfoRecord] { get }
  /// Handles, or file descriptors on Linux.
  var handles: [HandleSnapshot] { get }
  /// Which threads wrote and asked for the dump.
  var breakpadInfo: BreakpadInfoRecord? { get }
  /// A failed assertion.
  var assertionInfo: AssertionInfoRecord? { get }
  /// What the dynamic linker knows.
  var linuxDSODebug: LinuxDSODebugSnapshot? { get }
  /// Crashpad's identifiers and annotations.
  var crashpad: CrashpadSnapshot? { get }
  /// What macOS modules left in their `__crash_info`, for Mozilla.
  var macCrashInfo: MacCrashInfoSnapshot? { get }
  /// The arguments macOS's kernel was started with, for Mozilla.
  var macBootArguments: String? { get }
  /// Stacks that were walked before the dump was written, for Sentry.
  var sentryStackTraces: SentryStackTracesSnapshot? { get }
  /// The threads of a process of Itanium, beside or in place of ``threads``.
  var threadsEx: [ThreadExSnapshot] { get }
  /// When threads began and ended, and with which function.
  var threadInfo: [ThreadInfoRecord] { get }
  /// What was done with handles before.
  var handleOperations: [HandleOperationRecord] { get }
  /// How to unwind code that was made at run time.
  var functionTables: FunctionTablesSnapshot? { get }
  /// On whose behalf the process and its threads act.
  var tokens: TokenListSnapshot? { get }
  /// What someone noted, in a code page nobody tells.
  var commentBytes: ByteView? { get }
  /// What someone noted.
  var comment: String? { get }
  /// The machine's memory in numbers.
  var systemMemory: SystemMemorySnapshot? { get }
  /// How much memory the process uses.
  var processVMCounters: ProcessVMCountersSnapshot? { get }
  /// The ELF modules of a program that ran in Wine.
  var wineModules: [ModuleSnapshot] { get }
  /// Everything else, written as it is: Linux's texts, an application's own streams.
  var rawStreams: [RawStream] { get }
}

extension ProcessSnapshot {
  public var timestamp: UInt32 { 0 }
  public var flags: UInt64 { 0 }
  public var streamOrder: [StreamType] { [] }
  public var systemInfo: SystemInfoSnapshot? { nil }
  public var miscInfo: MiscInfoSnapshot? { nil }
  public var threads: [ThreadSnapshot] { [] }
  public var modules: [ModuleSnapshot] { [] }
  public var unloadedModules: [UnloadedModuleSnapshot] { [] }
  public var exception: ExceptionSnapshot? { nil }
  public var furtherExceptions: [ExceptionSnapshot] { [] }
  public var memory: [MemorySnapshot] { [] }
  public var memoryInfo: [MemoryInfoRecord] { [] }
  public var handles: [HandleSnapshot] { [] }
  public var breakpadInfo: BreakpadInfoRecord? { nil }
  public var assertionInfo: AssertionInfoRecord? { nil }
  public var linuxDSODebug: LinuxDSODebugSnapshot? { nil }
  public var crashpad: CrashpadSnapshot? { nil }
  public var macCrashInfo: MacCrashInfoSnapshot? { nil }
  public var macBootArguments: String? { nil }
  public var sentryStackTraces: SentryStackTracesSnapshot? { nil }
  public var threadsEx: [ThreadExSnapshot] { [] }
  public var threadInfo: [ThreadInfoRecord] { [] }
  public var handleOperations: [HandleOperationRecord] { [] }
  public var functionTables: FunctionTablesSnapshot? { nil }
  public var tokens: TokenListSnapshot? { nil }
  public var commentBytes: ByteView? { nil }
  public var comment: String? { nil }
  public var systemMemory: SystemMemorySnapshot? { nil }
  public var processVMCounters: ProcessVMCountersSnapshot? { nil }
  public var wineModules: [ModuleSnapshot] { [] }
  public var rawStreams: [RawStream] { [] }
}
