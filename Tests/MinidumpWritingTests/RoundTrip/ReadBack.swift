import Bytes
import MinidumpFormat
import MinidumpReading
import MinidumpWriting

/// Compares what was written with what is read of it.
struct ReadBack {
  let snapshot: any ProcessSnapshot
  let dump: Minidump
  let order: ByteOrder
  /// Where the two differ, as sentences.
  private(set) var differences: [String] = []

  init(_ snapshot: any ProcessSnapshot, _ bytes: [UInt8], _ order: ByteOrder) throws {
    self.snapshot = snapshot
    self.order = order
    dump = try Minidump(ByteView(bytes))
    try compareContainer()
    try compareSystem()
    try compareThreads()
    try compareModules()
    try compareLists()
    try compareMemory()
    try compareExtensions()
    try compareWindows()
  }

  mutating func compare<T: Equatable>(_ name: String, _ read: T, _ written: T) {
    if read != written {
      differences.append("\(name): read \(read), written \(written)")
    }
  }

  /// Bytes, which are too many to be told.
  mutating func compare(_ name: String, _ read: [UInt8], _ written: [UInt8]) {
    guard read != written else { return }
    let index = zip(read, written).enumerated().first { $1.0 != $1.1 }?.offset
    differences.append(
      "\(name): read \(read.count) bytes, written \(written.count), different from byte "
        + "\(index ?? min(read.count, written.count)) on")
  }

  private mutating func compareContainer() throws {
    compare("byte order", dump.byteOrder, order)
    compare("timestamp", dump.header.timestamp, snapshot.timestamp)
    compare("flags", dump.header.flags, snapshot.flags)
    for stream in MinidumpStreams.all where stream != LinuxMaps.self {
      compare("problems of \(stream)", try problems(stream), [])
    }
    compare("problems", dump.problems, [])
    for raw in snapshot.rawStreams {
      compare("\(raw.type)", dump.streams.last(of: raw.type)?.view.bytes ?? [], raw.bytes.bytes)
    }
  }

  private func problems<Stream: MinidumpStream>(_ type: Stream.Type) throws -> [MinidumpError] {
    try dump.stream(type)?.problems ?? []
  }

  private mutating func compareSystem() throws {
    let system = try dump.stream(SystemInfo.self)
    compare(
      "system info", system.map { cleared($0.record, \.servicePackOffset) },
      snapshot.systemInfo.map { cleared($0.record, \.servicePackOffset) })
    compare("service pack", system?.servicePack, snapshot.systemInfo?.servicePack)
    compare("Breakpad info", try dump.stream(BreakpadInfo.self)?.record, snapshot.breakpadInfo)
    compare("assertion", try dump.stream(AssertionInfo.self)?.record, snapshot.assertionInfo)
    let misc = try dump.stream(MiscInfo.self)
    compare("misc info", misc?.record, snapshot.miscInfo?.whole)
    compare("form of misc info", misc?.version, snapshot.miscInfo?.version)
  }
}

/// `record` without a number the writer fills in.
func cleared<R, Number: BinaryInteger>(_ record: R, _ field: WritableKeyPath<R, Number>) -> R {
  filled(record) { $0[keyPath: field] = 0 }
}

extension MiscInfoSnapshot {
  var version: Int {
    switch self {
    case .first: 1
    case .second: 2
    case .third: 3
    case .fourth: 4
    case .fifth: 5
    }
  }

  /// The longest form, with the length of the one that is written.
  var whole: MiscInfo5Record {
    filled(MiscInfo5Record()) {
      switch self {
      case .first(let record): $0.fourth.third.second.first = record
      case .second(let record): $0.fourth.third.second = record
      case .third(let record): $0.fourth.third = record
      case .fourth(let record): $0.fourth = record
      case .fifth(let record): $0 = record
      }
      let byteCounts: [UInt32] = [24, 44, 232, 832, 1364]
      $0.fourth.third.second.first.infoByteCount = byteCounts[version - 1]
    }
  }
}
