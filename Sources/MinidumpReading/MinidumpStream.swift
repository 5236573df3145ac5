public import Bytes
public import MinidumpFormat

/// What a stream of a minidump holds; the type itself is the request for it.
public protocol MinidumpStream: Sendable {
  /// The number of the stream in the directory.
  static var type: StreamType { get }

  /// Reads as little as it needs of the stream in `view`; what cannot be read at all is thrown.
  init(_ view: ByteView, in dump: Minidump) throws(MinidumpError)

  /// What is wrong with the stream and did not keep the rest of it from being read.
  var problems: [MinidumpError] { get }

  /// Whether the bytes look like such a stream: by what it says of its length, and by where some of
  /// it points to. Of several entries of a type, one that is plausible counts.
  var isPlausible: Bool { get }
}

extension MinidumpStream {
  /// None, for streams that are read whole or not at all.
  public var problems: [MinidumpError] { [] }

  /// That nothing is wrong with it.
  public var isPlausible: Bool { problems.isEmpty }
}

/// The kinds of streams this room reads.
public enum MinidumpStreams {
  /// What ``Minidump/stream(_:)`` can be asked for.
  public static let all: [any MinidumpStream.Type] = [
    ThreadList.self,
    ThreadNames.self,
    ModuleList.self,
    UnloadedModuleList.self,
    MemoryList.self,
    Memory64List.self,
    MemoryInfoList.self,
    ExceptionStream.self,
    SystemInfo.self,
    MiscInfo.self,
    HandleData.self,
    BreakpadInfo.self,
    AssertionInfo.self,
    LinuxCPUInfo.self,
    LinuxProcStatus.self,
    LinuxLSBRelease.self,
    LinuxCommandLine.self,
    LinuxEnvironment.self,
    LinuxAuxiliaryVector.self,
    LinuxMaps.self,
    LinuxDSODebug.self,
    CrashpadInfo.self,
    MozLinuxLimits.self,
    MozSoftErrors.self,
    MozMacosBootargs.self,
    MozMacosCrashInfo.self,
    StabilityReport.self,
    SentryStackTraces.self,
    LinuxProcStat.self,
    LinuxProcUptime.self,
    LinuxProcFD.self,
    LLDBGenerated.self,
    FacebookLogcat.self,
    FacebookAppCustomData.self,
    FacebookBuildID.self,
    FacebookAppVersionName.self,
    FacebookJavaStack.self,
    FacebookDalvikInfo.self,
    FacebookUnwindSymbols.self,
    FacebookDumpErrorLog.self,
    FacebookAppStateLog.self,
    FacebookAbortReason.self,
    FacebookThreadName.self,
    ThreadExList.self,
    CommentA.self,
    CommentW.self,
    FunctionTables.self,
    ThreadInfoList.self,
    HandleOperationList.self,
    TokenList.self,
    JavaScriptData.self,
    SystemMemoryInfo.self,
    ProcessVMCounters.self,
    IPTTrace.self,
    WineModuleList.self,
  ]

  /// The types of streams this room reads.
  public static let types = Set(all.map { $0.type })
}
