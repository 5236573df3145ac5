import MinidumpFormat
import MinidumpReading

/// How one kind of stream gets from a dump into a snapshot.
package struct StreamTransfer: Sendable {
  package let type: StreamType
  /// Fills the snapshot's property from its dump; what is thrown costs this stream alone.
  let take: @Sendable (inout DumpSnapshot) throws(MinidumpError) -> Void

  /// In the order they are taken: later ones may look at what earlier ones took.
  package static let all: [StreamTransfer] = [
    .systemInfo, .miscInfo, .memory64List, .memoryList, .threadList, .threadNames, .exception,
    .moduleList, .unloadedModuleList, .memoryInfoList, .handleData, .breakpadInfo, .assertionInfo,
    .linuxDSODebug, .crashpadInfo,
    .mozMacosCrashInfo, .mozMacosBootargs,
    .threadExList, .threadInfoList, .handleOperationList, .functionTable, .token, .commentA,
    .commentW, .systemMemoryInfo, .processVMCounters, .wineModuleList,
  ]

  static let types = Set(all.map(\.type))
}
