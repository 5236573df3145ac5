public import Signatures

/// What happened, as far as a dump and its symbols tell: the input of every report.
public struct ProcessState: Sendable {
  /// Operating system and CPU.
  public var system = SystemSummary()
  /// Nil when the dump does not say.
  public var processID: UInt32?
  /// Seconds since 1970 at which the dump was written; nil when the header says 0.
  public var dumpTime: UInt32?
  /// Seconds since 1970 at which the process started; nil when the dump does not say.
  public var processStartTime: UInt32?
  /// Whole seconds from the start of the process to the dump.
  public var processUptime: UInt64?
  /// Nil when the dump was asked for, and nothing had crashed.
  public var crash: CrashSummary?
  /// The assertion that made the process ask for a dump.
  public var assertion: AssertionSummary?
  /// Index into ``threads`` of the thread that crashed or asked for the dump.
  public var requestingThread: Int?
  /// In the order of the dump.
  public var threads: [ThreadSummary] = []
  /// In the order of the dump, without those that overlap an earlier one.
  public var modules: [ModuleSummary] = []
  /// Modules that were unloaded before the crash (Windows), in the order of the dump.
  public var unloadedModules: [UnloadedModuleSummary] = []
  /// Lines of the Linux memory map; nil without one.
  public var linuxMemoryMapCount: Int?
  /// Open handles (Windows); nil without such a stream.
  public var handles: [HandleSummary]?
  /// Resource limits (Linux); nil without such a stream.
  public var processLimits: [ProcessLimit]?
  /// What macOS was booted with; nil without such a stream.
  public var macBootArguments: String?
  /// Nil without such a stream.
  public var macCrashRecords: [MacCrashRecord]?
  /// JSON text of the dump writer's own account of what went wrong (Mozilla's soft errors).
  public var softErrors: String?
  /// What the program told Crashpad about itself; empty when it did not.
  public var annotations = CrashAnnotations()
  /// Who signed a module, by its file name: told by a file beside the dump, not by the dump.
  public var certificates: [String: String] = [:]
  /// Command line of the process (Linux), arguments joined by spaces.
  public var commandLine: String?
  /// Bytes around the instruction, the stack pointer and the address of the crash; what of them the
  /// dump does not hold is missing.
  public var memoryExcerpts: [MemoryExcerpt] = []
  /// A name for the crash that others of the same cause share; nil when nobody made one.
  public var signature: CrashSignature?
  /// Whether an attacker might make use of the crash; nil when nobody has looked.
  public var exploitability: Exploitability?
  /// What else the dump says, stream by stream.
  public var contents = DumpContents()
  /// What the dump was read from; nil when that was a minidump as it is.
  public var input: InputSummary?
  /// Streams the dump has and this library knows the name of, but of which reports say nothing.
  public var unimplementedStreams: [StreamNote] = []
  /// Streams of unknown types.
  public var unknownStreams: [StreamNote] = []
  /// What could not be read, and what it cost.
  public var diagnostics: [Diagnostic] = []

  public init() {}

  /// The thread that crashed or asked for the dump.
  public var requestingThreadSummary: ThreadSummary? {
    requestingThread.flatMap { threads.indices.contains($0) ? threads[$0] : nil }
  }
}
