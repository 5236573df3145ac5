import Bytes
import MinidumpFormat

extension StreamPart {
  static let mozMacosCrashInfo = StreamPart(type: .mozMacosCrashInfo) {
    composition throws(WritingError) in
    guard let info = composition.snapshot.macCrashInfo else { return nil }
    var header = MacCrashInfoHeader()
    header.streamType = .mozMacosCrashInfo
    guard info.records.count <= header.records.indices.count else {
      throw WritingError(
        "\(info.records.count) records of macOS's crash information, there is room for 20")
    }
    let start = info.records.map(\.startByteCount).max() ?? MacCrashInfo5Record.byteCount
    for (index, record) in info.records.enumerated() {
      header.records[index] = try composition.layout.place {
        record.append(to: &$0, textsAt: start)
      }
    }
    header.recordCount = UInt32(clamping: info.records.count)
    header.recordStartByteCount = UInt32(clamping: start)
    return try composition.layout.place { [header] in $0.append(header) }
  }

  static let mozMacosBootargs = StreamPart(type: .mozMacosBootargs) {
    composition throws(WritingError) in
    guard let arguments = composition.snapshot.macBootArguments else { return nil }
    var record = MacBootArgumentsRecord()
    record.streamType = .mozMacosBootargs
    record.offset = UInt64(try composition.layout.place(arguments))
    return try composition.layout.place { [record] in $0.append(record) }
  }
}

extension MacCrashInfoSnapshot.Record {
  /// How many bytes there are before the texts, at least.
  fileprivate var startByteCount: Int {
    switch self {
    case .first: MacCrashInfo1Record.byteCount
    case .fourth: MacCrashInfo4Record.byteCount
    case .fifth: MacCrashInfo5Record.byteCount
    }
  }

  /// All records of a stream have their texts at the same place.
  fileprivate func append(to builder: inout ByteBuilder, textsAt start: Int) {
    switch self {
    case .first(var record):
      record.fill(version: min(max(1, record.version), 3))
      builder.append(record)
    case .fourth(var record, let texts):
      record.first.fill(version: 4)
      builder.append(record)
      builder.padding(start - builder.byteCount)
      texts.append(to: &builder)
    case .fifth(var record, let texts):
      record.fourth.first.fill(version: max(5, record.fourth.first.version))
      builder.append(record)
      builder.padding(start - builder.byteCount)
      texts.append(to: &builder)
    }
  }
}

extension MacCrashInfo1Record {
  fileprivate mutating func fill(version: UInt64) {
    streamType = UInt64(StreamType.mozMacosCrashInfo.rawValue)
    self.version = version
  }
}

extension MacCrashInfoSnapshot.Texts {
  fileprivate func append(to builder: inout ByteBuilder) {
    for text in [modulePath, message, signature, backtrace, secondMessage] {
      builder.append(contentsOf: text.utf8.prefix { $0 != 0 })
      builder.append(UInt8(0))
    }
  }
}
