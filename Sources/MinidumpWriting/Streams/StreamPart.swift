import MinidumpFormat

/// How one kind of stream is laid.
struct StreamPart: Sendable {
  let type: StreamType
  /// Lays the stream behind everything it points to; nil when the snapshot has nothing for it.
  let place: @Sendable (inout Composition) throws(WritingError) -> Location?

  /// In the order they have in the file; the memory lists follow.
  static let all: [StreamPart] = [
    .systemInfo, .miscInfo, .exception, .threadList, .threadNames, .moduleList,
    .unloadedModuleList, .memoryInfoList, .handleData, .breakpadInfo, .assertionInfo,
    .linuxDSODebug, .crashpadInfo,
    .mozMacosCrashInfo, .mozMacosBootargs, .sentryStackTraces,
    .threadExList, .threadInfoList, .handleOperationList, .functionTable, .token, .commentA,
    .commentW, .systemMemoryInfo, .processVMCounters, .wineModuleList,
  ]
}
