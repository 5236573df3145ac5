public import Bytes

/// What a stream of a minidump holds: MINIDUMP_STREAM_TYPE and what others have added to it.
///
/// <https://learn.microsoft.com/windows/win32/api/minidumpapiset/ne-minidumpapiset-minidump_stream_type>
public struct StreamType: OpenCode {
  public var rawValue: UInt32

  public init(rawValue: UInt32) {
    self.rawValue = rawValue
  }

  // Microsoft

  /// `UnusedStream`
  public static let unused = Self(rawValue: 0x0)
  /// `ReservedStream0`
  public static let reserved0 = Self(rawValue: 0x1)
  /// `ReservedStream1`
  public static let reserved1 = Self(rawValue: 0x2)
  /// `ThreadListStream`
  public static let threadList = Self(rawValue: 0x3)
  /// `ModuleListStream`
  public static let moduleList = Self(rawValue: 0x4)
  /// `MemoryListStream`
  public static let memoryList = Self(rawValue: 0x5)
  /// `ExceptionStream`
  public static let exception = Self(rawValue: 0x6)
  /// `SystemInfoStream`
  public static let systemInfo = Self(rawValue: 0x7)
  /// `ThreadExListStream`
  public static let threadExList = Self(rawValue: 0x8)
  /// `Memory64ListStream`
  public static let memory64List = Self(rawValue: 0x9)
  /// `CommentStreamA`
  public static let commentA = Self(rawValue: 0xa)
  /// `CommentStreamW`
  public static let commentW = Self(rawValue: 0xb)
  /// `HandleDataStream`
  public static let handleData = Self(rawValue: 0xc)
  /// `FunctionTable`
  public static let functionTable = Self(rawValue: 0xd)
  /// `UnloadedModuleListStream`
  public static let unloadedModuleList = Self(rawValue: 0xe)
  /// `MiscInfoStream`
  public static let miscInfo = Self(rawValue: 0xf)
  /// `MemoryInfoListStream`
  public static let memoryInfoList = Self(rawValue: 0x10)
  /// `ThreadInfoListStream`
  public static let threadInfoList = Self(rawValue: 0x11)
  /// `HandleOperationListStream`
  public static let handleOperationList = Self(rawValue: 0x12)
  /// `TokenStream`
  public static let token = Self(rawValue: 0x13)
  /// `JavaScriptDataStream`
  public static let javaScriptData = Self(rawValue: 0x14)
  /// `SystemMemoryInfoStream`
  public static let systemMemoryInfo = Self(rawValue: 0x15)
  /// `ProcessVmCountersStream`
  public static let processVMCounters = Self(rawValue: 0x16)
  /// `IptTraceStream`
  public static let iptTrace = Self(rawValue: 0x17)
  /// `ThreadNamesStream`
  public static let threadNames = Self(rawValue: 0x18)

  // Windows CE

  /// `ceStreamNull`
  public static let windowsCENull = Self(rawValue: 0x8000)
  /// `ceStreamSystemInfo`
  public static let windowsCESystemInfo = Self(rawValue: 0x8001)
  /// `ceStreamException`
  public static let windowsCEException = Self(rawValue: 0x8002)
  /// `ceStreamModuleList`
  public static let windowsCEModuleList = Self(rawValue: 0x8003)
  /// `ceStreamProcessList`
  public static let windowsCEProcessList = Self(rawValue: 0x8004)
  /// `ceStreamThreadList`
  public static let windowsCEThreadList = Self(rawValue: 0x8005)
  /// `ceStreamThreadContextList`
  public static let windowsCEThreadContextList = Self(rawValue: 0x8006)
  /// `ceStreamThreadCallStackList`
  public static let windowsCEThreadCallStackList = Self(rawValue: 0x8007)
  /// `ceStreamMemoryVirtualList`
  public static let windowsCEMemoryVirtualList = Self(rawValue: 0x8008)
  /// `ceStreamMemoryPhysicalList`
  public static let windowsCEMemoryPhysicalList = Self(rawValue: 0x8009)
  /// `ceStreamBucketParameters`
  public static let windowsCEBucketParameters = Self(rawValue: 0x800a)
  /// `ceStreamProcessModuleMap`
  public static let windowsCEProcessModuleMap = Self(rawValue: 0x800b)
  /// `ceStreamDiagnosisList`
  public static let windowsCEDiagnosisList = Self(rawValue: 0x800c)

  // Ends of Microsoft's range

  /// `LastReservedStream`
  public static let lastReserved = Self(rawValue: 0xffff)
  /// `WinePrivateStream`: the ELF modules, where the module list has the PE modules.
  public static let winePrivate = Self(rawValue: 0xfff0)

  // Breakpad: "Gg"

  /// `BreakpadInfoStream`
  public static let breakpadInfo = Self(rawValue: 0x4767_0001)
  /// `AssertionInfoStream`
  public static let assertionInfo = Self(rawValue: 0x4767_0002)
  /// `LinuxCpuInfo`
  public static let linuxCPUInfo = Self(rawValue: 0x4767_0003)
  /// `LinuxProcStatus`
  public static let linuxProcStatus = Self(rawValue: 0x4767_0004)
  /// `LinuxLsbRelease`
  public static let linuxLSBRelease = Self(rawValue: 0x4767_0005)
  /// `LinuxCmdLine`
  public static let linuxCommandLine = Self(rawValue: 0x4767_0006)
  /// `LinuxEnviron`
  public static let linuxEnvironment = Self(rawValue: 0x4767_0007)
  /// `LinuxAuxv`
  public static let linuxAuxiliaryVector = Self(rawValue: 0x4767_0008)
  /// `LinuxMaps`
  public static let linuxMaps = Self(rawValue: 0x4767_0009)
  /// `LinuxDsoDebug`
  public static let linuxDSODebug = Self(rawValue: 0x4767_000a)
  /// `LinuxProcStat`
  public static let linuxProcStat = Self(rawValue: 0x4767_000b)
  /// `LinuxProcUptime`
  public static let linuxProcUptime = Self(rawValue: 0x4767_000c)
  /// `LinuxProcFD`
  public static let linuxProcFD = Self(rawValue: 0x4767_000d)

  // Crashpad ("CP") and Chromium ("Kk")

  /// `CrashpadInfoStream`
  public static let crashpadInfo = Self(rawValue: 0x4350_0001)
  /// `SyzyAsanCrash`
  public static let syzyASanCrash = Self(rawValue: 0x4b6b_0001)
  /// `StabilityReportStream`
  public static let stabilityReport = Self(rawValue: 0x4b6b_0002)
  /// `ChromiumSystemProfile`
  public static let chromiumSystemProfile = Self(rawValue: 0x4b6b_0003)
  /// `ChromiumGwpAsanCrash`
  public static let chromiumGWPASanCrash = Self(rawValue: 0x4b6b_0004)

  // Mozilla: "Mz"

  /// `MozMacosCrashInfoStream`
  public static let mozMacosCrashInfo = Self(rawValue: 0x4d7a_0001)
  /// `MozMacosBootargsStream`
  public static let mozMacosBootargs = Self(rawValue: 0x4d7a_0002)
  /// `MozLinuxLimits`
  public static let mozLinuxLimits = Self(rawValue: 0x4d7a_0003)
  /// `MozSoftErrors`
  public static let mozSoftErrors = Self(rawValue: 0x4d7a_0004)

  // Sentry ("Sy"), LLDB, Facebook

  /// `SentryStackTraces`
  public static let sentryStackTraces = Self(rawValue: 0x5379_0001)
  /// `LLDBGenerated`
  public static let lldbGenerated = Self(rawValue: 0x4c4c_4442)
  /// `FacebookLogcat`
  public static let facebookLogcat = Self(rawValue: 0xface_1ca7)
  /// `FacebookAppCustomData`
  public static let facebookAppCustomData = Self(rawValue: 0xface_cafa)
  /// `FacebookBuildID`
  public static let facebookBuildID = Self(rawValue: 0xface_cafb)
  /// `FacebookAppVersionName`
  public static let facebookAppVersionName = Self(rawValue: 0xface_cafc)
  /// `FacebookJavaStack`
  public static let facebookJavaStack = Self(rawValue: 0xface_cafd)
  /// `FacebookDalvikInfo`
  public static let facebookDalvikInfo = Self(rawValue: 0xface_cafe)
  /// `FacebookUnwindSymbols`
  public static let facebookUnwindSymbols = Self(rawValue: 0xface_caff)
  /// `FacebookDumpErrorLog`
  public static let facebookDumpErrorLog = Self(rawValue: 0xface_cb00)
  /// `FacebookAppStateLog`
  public static let facebookAppStateLog = Self(rawValue: 0xface_cccc)
  /// `FacebookAbortReason`
  public static let facebookAbortReason = Self(rawValue: 0xface_dead)
  /// `FacebookThreadName`
  public static let facebookThreadName = Self(rawValue: 0xface_e000)
}
