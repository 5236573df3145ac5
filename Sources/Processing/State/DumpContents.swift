public import MinidumpFormat
public import MinidumpReading

/// What a dump says that nothing is concluded from, for reports that show it: its streams, which are
/// decoded when they are shown; nil where the dump has none.
public struct DumpContents: Sendable {
  /// Nil of a state that was not made of a dump.
  public var header: HeaderRecord?
  /// The machine in numbers.
  public var system: SystemInfo?
  /// The process and the machine in numbers, as Windows' writers know them.
  public var miscInfo: MiscInfo?
  /// Where the memory lies that the dump holds.
  public var memory: MemoryList?
  /// The same of dumps of the whole memory.
  public var memory64: Memory64List?
  /// What may be done with which memory (Windows).
  public var memoryInfo: MemoryInfoList?
  /// The same on Linux.
  public var linuxMaps: LinuxMaps?
  /// How much memory the process uses (Windows).
  public var vmCounters: ProcessVMCounters?
  /// The machine's memory (Windows).
  public var systemMemory: SystemMemoryInfo?
  /// What was done with handles, as Application Verifier noted it.
  public var handleOperations: HandleOperationList?
  /// On whose behalf the process and its threads acted (Windows).
  public var tokens: TokenList?
  /// When threads began and ended (Windows); of threads that are in the thread list, too, the same is in
  /// ``ThreadSummary/info``.
  public var threadInfo: ThreadInfoList?
  /// Functions that were made at run time (Windows).
  public var functionTables: FunctionTables?
  /// Threads of Itanium.
  public var threadsEx: ThreadExList?
  /// The ELF modules beneath a program in Wine.
  public var wineModules: WineModuleList?
  /// What the kernel told the program when it began.
  public var auxiliaryVector: LinuxAuxiliaryVector?
  /// The environment of the process.
  public var environment: LinuxEnvironment?
  /// What the machine's processors are (Linux).
  public var cpuInfo: LinuxCPUInfo?
  /// The process in the words of its kernel.
  public var procStatus: LinuxProcStatus?
  /// The process in numbers.
  public var procStat: LinuxProcStat?
  /// How long the machine has run (Linux).
  public var procUptime: LinuxProcUptime?
  /// What the dynamic linker has loaded.
  public var dsoDebug: LinuxDSODebug?
  /// What Chromium says of its processes.
  public var stability: StabilityReport?
  /// The stacks as Sentry's client walked them.
  public var sentryStacks: SentryStackTraces?
  /// The build of Facebook's application.
  public var facebookBuild: FacebookBuildID?
  /// Whether LLDB wrote the dump.
  public var isByLLDB = false
  /// What was noted in the dump, in the order of its streams' numbers.
  public var comments: [String] = []
  /// Texts whose lines nobody takes apart, by their streams' types.
  public var texts: [StreamType: String] = [:]

  /// Of a text, so many bytes at most are in ``comments`` and ``texts``.
  public static let textByteLimit = 64 << 10

  public init() {}
}
