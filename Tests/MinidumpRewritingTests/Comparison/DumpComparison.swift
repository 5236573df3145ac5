import Bytes
import MinidumpFormat
import MinidumpReading

/// Compares a dump with what was written of it, value by value.
struct DumpComparison {
  let before: Minidump
  let after: Minidump
  /// Where the two differ, as sentences.
  private(set) var differences: [String] = []

  /// How the streams of a type are compared; those that are not here have to have the same bytes.
  static let all: [StreamType: @Sendable (inout DumpComparison) throws -> Void] = [
    .systemInfo: { try $0.compareSystemInfo() },
    .miscInfo: { $0.compareBytes(.miscInfo) },
    .exception: { try $0.compareExceptions() },
    .threadList: { try $0.compareThreads() },
    .threadNames: { try $0.compareThreadNames() },
    .moduleList: { try $0.compareModules() },
    .unloadedModuleList: { try $0.compareUnloadedModules() },
    .memoryList: { try $0.compareMemory() },
    .memory64List: { try $0.compareMemory() },
    .memoryInfoList: { $0.compareBytes(.memoryInfoList) },
    .handleData: { try $0.compareHandles() },
    .breakpadInfo: { $0.compareBytes(.breakpadInfo) },
    .assertionInfo: { $0.compareBytes(.assertionInfo) },
    .linuxDSODebug: { try $0.compareLinkers() },
    .crashpadInfo: { try $0.compareCrashpad() },
    .mozMacosCrashInfo: { try $0.compareMacCrashInfo() },
    .mozMacosBootargs: { try $0.compareMacBootArguments() },
    .threadExList: { try $0.compareThreadsEx() },
    .threadInfoList: { $0.compareBytes(.threadInfoList) },
    .handleOperationList: { $0.compareBytes(.handleOperationList) },
    .functionTable: { $0.compareBytes(.functionTable) },
    .token: { $0.compareBytes(.token) },
    .commentA: { $0.compareBytes(.commentA) },
    .commentW: { $0.compareBytes(.commentW) },
    .systemMemoryInfo: { $0.compareBytes(.systemMemoryInfo) },
    .processVMCounters: { $0.compareBytes(.processVMCounters) },
    .winePrivate: { try $0.compareWineModules() },
  ]

  init(before: Minidump, after: Minidump) throws {
    self.before = before
    self.after = after
    compare("byte order", before.byteOrder, after.byteOrder)
    compare("timestamp", before.header.timestamp, after.header.timestamp)
    compare("flags", before.header.flags, after.header.flags)
    compare("problems", after.problems, [])
    compareDirectories()
    for type in Set(before.streams.map(\.type)) where type != .unused {
      if let comparison = Self.all[type] {
        try comparison(&self)
      } else {
        compareBytes(type)
      }
    }
  }

  mutating func compare<T: Equatable>(_ name: String, _ before: T, _ after: T) {
    if before != after {
      differences.append("\(name): before \(before), after \(after)")
    }
  }

  /// Bytes, which are too many to be told.
  mutating func compare(_ name: String, _ before: ByteView, _ after: ByteView) {
    let (before, after) = (before.bytes, after.bytes)
    guard before != after else { return }
    let same = zip(before, after).prefix { $0 == $1 }.count
    differences.append(
      "\(name): \(before.count) bytes before, \(after.count) after, different from byte \(same) on")
  }

  mutating func compareBytes(_ type: StreamType) {
    compare(
      "\(type)", before.streams.last(of: type)?.view ?? .empty,
      after.streams.last(of: type)?.view ?? .empty)
  }

  /// The same streams in the same order, but for memory lists that the writer adds.
  private mutating func compareDirectories() {
    let types = before.streams.map(\.type)
    let lists: Set<StreamType> = [.memoryList, .memory64List]
    let added = lists.subtracting(types)
    compare("streams", types, after.streams.map(\.type).filter { !added.contains($0) })
  }
}

/// `record` without what depends on where things lie in the file.
func cleared<R>(_ record: R, _ clear: (inout R) -> Void) -> R {
  var record = record
  clear(&record)
  return record
}
