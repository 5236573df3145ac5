public import MinidumpFormat

extension Sanitizer {
  /// Whether a stream is in sanitised dumps. Those that nobody knows are not: nobody knows what they
  /// hold.
  public static func keeps(_ type: StreamType) -> Bool {
    keptStreams.contains(type)
  }

  /// The streams of sanitised dumps. Not there: environment, command line, open files and handles,
  /// comments, tokens, logs, traces of the processor, and applications' own.
  private static let keptStreams: Set<StreamType> = [
    .unused, .threadList, .moduleList, .memoryList, .exception, .systemInfo, .memory64List,
    .functionTable, .unloadedModuleList, .miscInfo, .memoryInfoList, .threadInfoList,
    .systemMemoryInfo, .processVMCounters, .threadNames, .breakpadInfo, .assertionInfo,
    .linuxCPUInfo, .linuxProcStatus, .linuxLSBRelease, .linuxAuxiliaryVector, .linuxMaps,
    .linuxDSODebug, .linuxProcStat, .linuxProcUptime, .crashpadInfo, .mozMacosCrashInfo,
    .mozMacosBootargs, .mozLinuxLimits, .mozSoftErrors, .lldbGenerated,
  ]
}
