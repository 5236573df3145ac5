import Bytes

/// One kind of stream that somebody has given a name.
public struct KnownStream: Hashable, Sendable {
  /// The number in the directory.
  public let type: StreamType
  /// What its documents call it, in their capitals and endings: "ThreadListStream".
  public let name: String
  /// Who defined it.
  public let producer: StreamProducer

  init(_ type: StreamType, _ name: String, _ producer: StreamProducer) {
    self.type = type
    self.name = name
    self.producer = producer
  }
}

extension KnownStream {
  /// Every kind of stream with a name, in the order of their numbers.
  public static let all: [KnownStream] = [
    KnownStream(.unused, "UnusedStream", .microsoft),
    KnownStream(.reserved0, "ReservedStream0", .microsoft),
    KnownStream(.reserved1, "ReservedStream1", .microsoft),
    KnownStream(.threadList, "ThreadListStream", .microsoft),
    KnownStream(.moduleList, "ModuleListStream", .microsoft),
    KnownStream(.memoryList, "MemoryListStream", .microsoft),
    KnownStream(.exception, "ExceptionStream", .microsoft),
    KnownStream(.systemInfo, "SystemInfoStream", .microsoft),
    KnownStream(.threadExList, "ThreadExListStream", .microsoft),
    KnownStream(.memory64List, "Memory64ListStream", .microsoft),
    KnownStream(.commentA, "CommentStreamA", .microsoft),
    KnownStream(.commentW, "CommentStreamW", .microsoft),
    KnownStream(.handleData, "HandleDataStream", .microsoft),
    KnownStream(.functionTable, "FunctionTable", .microsoft),
    KnownStream(.unloadedModuleList, "UnloadedModuleListStream", .microsoft),
    KnownStream(.miscInfo, "MiscInfoStream", .microsoft),
    KnownStream(.memoryInfoList, "MemoryInfoListStream", .microsoft),
    KnownStream(.threadInfoList, "ThreadInfoListStream", .microsoft),
    KnownStream(.handleOperationList, "HandleOperationListStream", .microsoft),
    KnownStream(.token, "TokenStream", .microsoft),
    KnownStream(.javaScriptData, "JavaScriptDataStream", .microsoft),
    KnownStream(.systemMemoryInfo, "SystemMemoryInfoStream", .microsoft),
    KnownStream(.processVMCounters, "ProcessVmCountersStream", .microsoft),
    KnownStream(.iptTrace, "IptTraceStream", .microsoft),
    KnownStream(.threadNames, "ThreadNamesStream", .microsoft),
    KnownStream(.windowsCENull, "ceStreamNull", .windowsCE),
    KnownStream(.windowsCESystemInfo, "ceStreamSystemInfo", .windowsCE),
    KnownStream(.windowsCEException, "ceStreamException", .windowsCE),
    KnownStream(.windowsCEModuleList, "ceStreamModuleList", .windowsCE),
    KnownStream(.windowsCEProcessList, "ceStreamProcessList", .windowsCE),
    KnownStream(.windowsCEThreadList, "ceStreamThreadList", .windowsCE),
    KnownStream(.windowsCEThreadContextList, "ceStreamThreadContextList", .windowsCE),
    KnownStream(.windowsCEThreadCallStackList, "ceStreamThreadCallStackList", .windowsCE),
    KnownStream(.windowsCEMemoryVirtualList, "ceStreamMemoryVirtualList", .windowsCE),
    KnownStream(.windowsCEMemoryPhysicalList, "ceStreamMemoryPhysicalList", .windowsCE),
    KnownStream(.windowsCEBucketParameters, "ceStreamBucketParameters", .windowsCE),
    KnownStream(.windowsCEProcessModuleMap, "ceStreamProcessModuleMap", .windowsCE),
    KnownStream(.windowsCEDiagnosisList, "ceStreamDiagnosisList", .windowsCE),
    KnownStream(.winePrivate, "WinePrivateStream", .wine),
    KnownStream(.lastReserved, "LastReservedStream", .microsoft),
    KnownStream(.crashpadInfo, "CrashpadInfoStream", .crashpad),
    KnownStream(.breakpadInfo, "BreakpadInfoStream", .breakpad),
    KnownStream(.assertionInfo, "AssertionInfoStream", .breakpad),
    KnownStream(.linuxCPUInfo, "LinuxCpuInfo", .breakpad),
    KnownStream(.linuxProcStatus, "LinuxProcStatus", .breakpad),
    KnownStream(.linuxLSBRelease, "LinuxLsbRelease", .breakpad),
    KnownStream(.linuxCommandLine, "LinuxCmdLine", .breakpad),
    KnownStream(.linuxEnvironment, "LinuxEnviron", .breakpad),
    KnownStream(.linuxAuxiliaryVector, "LinuxAuxv", .breakpad),
    KnownStream(.linuxMaps, "LinuxMaps", .breakpad),
    KnownStream(.linuxDSODebug, "LinuxDsoDebug", .breakpad),
    KnownStream(.linuxProcStat, "LinuxProcStat", .breakpad),
    KnownStream(.linuxProcUptime, "LinuxProcUptime", .breakpad),
    KnownStream(.linuxProcFD, "LinuxProcFD", .breakpad),
    KnownStream(.syzyASanCrash, "SyzyAsanCrash", .chromium),
    KnownStream(.stabilityReport, "StabilityReportStream", .chromium),
    KnownStream(.chromiumSystemProfile, "ChromiumSystemProfile", .chromium),
    KnownStream(.chromiumGWPASanCrash, "ChromiumGwpAsanCrash", .chromium),
    KnownStream(.lldbGenerated, "LLDBGenerated", .lldb),
    KnownStream(.mozMacosCrashInfo, "MozMacosCrashInfoStream", .mozilla),
    KnownStream(.mozMacosBootargs, "MozMacosBootargsStream", .mozilla),
    KnownStream(.mozLinuxLimits, "MozLinuxLimits", .mozilla),
    KnownStream(.mozSoftErrors, "MozSoftErrors", .mozilla),
    KnownStream(.sentryStackTraces, "SentryStackTraces", .sentry),
    KnownStream(.facebookLogcat, "FacebookLogcat", .facebook),
    KnownStream(.facebookAppCustomData, "FacebookAppCustomData", .facebook),
    KnownStream(.facebookBuildID, "FacebookBuildID", .facebook),
    KnownStream(.facebookAppVersionName, "FacebookAppVersionName", .facebook),
    KnownStream(.facebookJavaStack, "FacebookJavaStack", .facebook),
    KnownStream(.facebookDalvikInfo, "FacebookDalvikInfo", .facebook),
    KnownStream(.facebookUnwindSymbols, "FacebookUnwindSymbols", .facebook),
    KnownStream(.facebookDumpErrorLog, "FacebookDumpErrorLog", .facebook),
    KnownStream(.facebookAppStateLog, "FacebookAppStateLog", .facebook),
    KnownStream(.facebookAbortReason, "FacebookAbortReason", .facebook),
    KnownStream(.facebookThreadName, "FacebookThreadName", .facebook),
  ]

  static let byType = Dictionary(
    all.map { ($0.type, $0) }, uniquingKeysWith: { first, _ in first })
}

extension StreamType: CustomStringConvertible {
  /// What the type's documents call it, "ThreadListStream"; nil for a number nobody has named.
  public var name: String? { KnownStream.byType[self]?.name }

  /// The name, or the number in hexadecimal.
  public var description: String { name ?? hexadecimal }
}
