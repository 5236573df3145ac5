import Bytes
import MinidumpFormat
import MinidumpReading
import MinidumpWriting

extension StreamTransfer {
  static let systemInfo = StreamTransfer(type: .systemInfo) { snapshot throws(MinidumpError) in
    guard let stream = try snapshot.stream(SystemInfo.self) else { return }
    let record = stream.record
    snapshot.noteTail(of: .systemInfo, behind: SystemInfoRecord.byteCount)
    snapshot.systemInfo = SystemInfoSnapshot(
      record: record,
      servicePack: snapshot.optionalText(at: record.servicePackOffset, of: "service pack"),
      wine: stream.wine.map(WineSystemInfoSnapshot.init))
  }

  static let miscInfo = StreamTransfer(type: .miscInfo) { snapshot throws(MinidumpError) in
    guard let misc = try snapshot.stream(MiscInfo.self) else { return }
    let value = MiscInfoSnapshot(misc)
    let isKnown =
      !misc.problems.isEmpty
      || !snapshot.keepsBytes(of: .miscInfo, unlike: value.encoded(snapshot.dump.byteOrder))
    snapshot.miscInfo = isKnown ? value : nil
  }

  static let breakpadInfo = StreamTransfer(type: .breakpadInfo) { snapshot throws(MinidumpError) in
    let record = try snapshot.stream(BreakpadInfo.self)?.record
    snapshot.breakpadInfo = snapshot.known(record, .breakpadInfo)
  }

  static let assertionInfo = StreamTransfer(type: .assertionInfo) {
    snapshot throws(MinidumpError) in
    let record = try snapshot.stream(AssertionInfo.self)?.record
    snapshot.assertionInfo = snapshot.known(record, .assertionInfo)
  }
}

extension DumpSnapshot {
  /// `record`, unless the stream has more than it and is kept as bytes.
  fileprivate mutating func known<R: Record>(_ record: R?, _ type: StreamType) -> R? {
    guard let record else { return nil }
    var builder = ByteBuilder(dump.byteOrder)
    builder.append(record)
    return keepsBytes(of: type, unlike: builder.bytes) ? nil : record
  }
}

extension WineSystemInfoSnapshot {
  fileprivate init(_ wine: WineSystemInfo) {
    self.init(buildID: wine.buildID, systemName: wine.systemName, release: wine.release)
  }
}

extension MiscInfoSnapshot {
  fileprivate init(_ misc: MiscInfo) {
    switch misc.version {
    case 1: self = .first(misc.record.fourth.third.second.first)
    case 2: self = .second(misc.record.fourth.third.second)
    case 3: self = .third(misc.record.fourth.third)
    case 4: self = .fourth(misc.record.fourth)
    default: self = .fifth(misc.record)
    }
  }
}
