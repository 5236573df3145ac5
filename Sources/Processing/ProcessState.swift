public import Symbols
public import Unwinding

/// What happened, as far as a dump and its symbols tell: the input of every report.
public struct ProcessState: Sendable {
  public var system = SystemSummary()
  public var processID: UInt32?
  /// Seconds since 1970 at which the dump was written; nil when the header says 0.
  public var dumpTime: UInt32?
  /// Whole seconds from the start of the process to the dump.
  public var processUptime: UInt64?
  public var crash: CrashSummary?
  /// What an assertion said that made the process ask for a dump.
  public var assertion: String?
  /// Index into ``threads`` of the thread that crashed or asked for the dump.
  public var requestingThread: Int?
  public var threads: [ThreadSummary] = []
  /// In the order of the dump, without those that overlap an earlier one.
  public var modules: [ModuleSummary] = []
  public var unloadedModules: [UnloadedModuleSummary] = []
  /// Lines of the Linux memory map; nil without one.
  public var linuxMemoryMapCount: Int?
  public var handles: [HandleSummary]?
  public var processLimits: [ProcessLimit]?
  public var macBootArguments: String?
  /// Nil without such a stream.
  public var macCrashRecords: [MacCrashRecord]?
  /// JSON text of the dump writer's own account of what went wrong (Mozilla's soft errors).
  public var softErrors: String?
  public var annotations = CrashAnnotations()
  /// Who signed a module, by its file name: told by a file beside the dump, not by the dump.
  public var certificates: [String: String] = [:]
  /// Command line of the process (Linux), arguments joined by spaces.
  public var commandLine: String?
  /// Streams the dump has and this library knows the name of, but does not read.
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

/// Operating system and CPU of the process.
public struct SystemSummary: Hashable, Sendable {
  /// As rust-minidump's JSON names it: "Linux", "Windows NT", "Mac OS X".
  public var operatingSystem: String = "unknown"
  /// Version and build, as one text.
  public var operatingSystemVersion: String?
  /// The service pack or build text by itself.
  public var build: String?
  /// As rust-minidump's JSON names it: "amd64"; "unknown" when the dump does not say.
  public var cpu: String = "unknown"
  /// "family 6 model 60 stepping 3".
  public var cpuInfo: String?
  public var cpuCount: Int = 0
  public var cpuMicrocodeVersion: UInt64?
  public var linuxRelease: LinuxRelease?
  /// Bytes of a pointer: 4 or 8, and 8 when the CPU is unknown.
  public var pointerByteCount = 8

  public init() {}
}

/// What `/etc/lsb-release` or `/etc/os-release` said.
public struct LinuxRelease: Hashable, Sendable {
  public var id = ""
  public var release = ""
  public var codename = ""
  public var description = ""

  public init() {}
}

/// The exception that ended the process.
public struct CrashSummary: Hashable, Sendable {
  /// "SIGSEGV / SEGV_MAPERR".
  public var reason: String
  /// The address the reason is about: of the memory that could not be accessed, or of the
  /// instruction.
  public var address: UInt64
  public var threadID: UInt32
  /// What the instruction tells; nil when nobody has looked.
  public var analysis: CrashAnalysis?

  public init(reason: String, address: UInt64, threadID: UInt32) {
    self.reason = reason
    self.address = address
    self.threadID = threadID
  }
}

public struct ThreadSummary: Sendable {
  public var id: UInt32
  public var name: String?
  /// Windows: what GetLastError would have returned, by name.
  public var lastError: String?
  public var stack: CallStack
  /// What functions were probably called with, by index of the frame; empty unless asked for.
  public var arguments: [Int: FunctionArguments] = [:]

  public init(id: UInt32, name: String? = nil, lastError: String? = nil, stack: CallStack) {
    self.id = id
    self.name = name
    self.lastError = lastError
    self.stack = stack
  }
}

public struct ModuleSummary: Sendable {
  public var module: LoadedModule
  public var version: String?
  public var symbols: ModuleSymbols = .notAsked

  public init(module: LoadedModule, version: String? = nil) {
    self.module = module
    self.version = version
  }
}

/// What became of a module's symbols.
public enum ModuleSymbols: Hashable, Sendable {
  /// No frame lies in the module.
  case notAsked
  case loaded(badRecordCount: Int)
  case missing(places: [String])
  case unusable(place: String, reason: String)
}

public struct UnloadedModuleSummary: Hashable, Sendable {
  public var name: String
  public var baseAddress: UInt64
  public var byteCount: UInt64
  public var codeIdentifier: CodeIdentifier?

  public init(
    name: String, baseAddress: UInt64, byteCount: UInt64, codeIdentifier: CodeIdentifier?
  ) {
    self.name = name
    self.baseAddress = baseAddress
    self.byteCount = byteCount
    self.codeIdentifier = codeIdentifier
  }

  public func contains(_ address: UInt64) -> Bool {
    address >= baseAddress && address - baseAddress < byteCount
  }
}

public struct HandleSummary: Hashable, Sendable {
  public var handle: UInt64
  public var typeName: String?
  public var objectName: String?

  public init(handle: UInt64, typeName: String?, objectName: String?) {
    self.handle = handle
    self.typeName = typeName
    self.objectName = objectName
  }
}

/// A line of `/proc/self/limits`.
public struct ProcessLimit: Hashable, Sendable {
  public enum Value: Hashable, Sendable {
    case unlimited
    case number(UInt64)
    case unreadable
  }

  public var name: String
  public var soft: Value
  public var hard: Value
  public var unit: String

  public init(name: String, soft: Value, hard: Value, unit: String) {
    self.name = name
    self.soft = soft
    self.hard = hard
    self.unit = unit
  }
}

/// What the program told Crashpad about itself.
public struct CrashAnnotations: Hashable, Sendable {
  /// `report_id` and `client_id` as GUIDs with dashes.
  public var reportID: String?
  public var clientID: String?
  /// Key and value, for the whole process.
  public var simple: [Annotation] = []
  /// Of each module that has any: index into ``ProcessState/modules``, lists and values.
  public var modules: [ModuleAnnotations] = []

  public init() {}

  public var isEmpty: Bool {
    reportID == nil && clientID == nil && simple.isEmpty && modules.isEmpty
  }
}

public struct Annotation: Hashable, Sendable {
  public var name: String
  /// 1 for a string; 0x8000 and above belong to the program.
  public var type: UInt16
  public var value: [UInt8]

  public init(name: String, type: UInt16 = 1, value: [UInt8]) {
    self.name = name
    self.type = type
    self.value = value
  }

  /// The value as text, for the string type.
  public var text: String { String(decoding: value, as: UTF8.self) }
}

public struct ModuleAnnotations: Hashable, Sendable {
  /// Name of the module the dump's index points at.
  public var moduleName: String
  public var list: [String]
  public var simple: [Annotation]
  public var objects: [Annotation]

  public init(
    moduleName: String, list: [String] = [], simple: [Annotation] = [], objects: [Annotation] = []
  ) {
    self.moduleName = moduleName
    self.list = list
    self.simple = simple
    self.objects = objects
  }
}

/// A stream that is there but not read.
public struct StreamNote: Hashable, Sendable {
  public var type: UInt32
  public var name: String?
  public var offset: UInt64
  public var byteCount: UInt64
  /// Whose stream it is, when the number tells: "Crashpad Extension".
  public var vendor: String?

  public init(
    type: UInt32, name: String?, offset: UInt64, byteCount: UInt64, vendor: String? = nil
  ) {
    self.type = type
    self.name = name
    self.offset = offset
    self.byteCount = byteCount
    self.vendor = vendor
  }
}
