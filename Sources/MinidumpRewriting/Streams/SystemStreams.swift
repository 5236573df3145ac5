import MinidumpFormat
import MinidumpReading
import MinidumpWriting

extension StreamTransfer {
  static let systemInfo = StreamTransfer(type: .systemInfo) { snapshot throws(MinidumpError) in
    snapshot.systemInfo = try snapshot.stream(SystemInfo.self).map {
      SystemInfoSnapshot(record: $0.record, servicePack: $0.servicePack)
    }
  }

  static let miscInfo = StreamTransfer(type: .miscInfo) { snapshot throws(MinidumpError) in
    snapshot.miscInfo = try snapshot.stream(MiscInfo.self).map(MiscInfoSnapshot.init)
  }

  static let breakpadInfo = StreamTransfer(type: .breakpadInfo) { snapshot throws(MinidumpError) in
    snapshot.breakpadInfo = try snapshot.stream(BreakpadInfo.self)?.record
  }

  static let assertionInfo = StreamTransfer(type: .assertionInfo) {
    snapshot throws(MinidumpError) in
    snapshot.assertionInfo = try snapshot.stream(AssertionInfo.self)?.record
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
