import Bytes
import MinidumpFormat

extension StreamPart {
  static let systemInfo = StreamPart(type: .systemInfo) { composition throws(WritingError) in
    guard let systemInfo = composition.snapshot.systemInfo else { return nil }
    guard let wine = systemInfo.wine else {
      var record = systemInfo.record
      record.servicePackOffset = try composition.layout.place(optional: systemInfo.servicePack)
      return try composition.layout.place { $0.append(record) }
    }
    return try composition.layout.place(systemInfo, before: wine)
  }
}

extension DumpLayout {
  /// Lays system information as Wine does, and says where its record lies: right behind that what
  /// Wine adds, then the service pack. winedump takes the texts for Wine's only in this order.
  fileprivate mutating func place(
    _ systemInfo: SystemInfoSnapshot, before wine: WineSystemInfoSnapshot
  ) throws(WritingError) -> Location {
    var behind = ByteBuilder(byteOrder)
    behind.append(wine)
    behind.align(to: 4)
    var record = systemInfo.record
    record.servicePackOffset = 0
    if let servicePack = systemInfo.servicePack {
      record.servicePackOffset = UInt32(
        clamping: end(alignedTo: 4) + SystemInfoRecord.byteCount + behind.byteCount)
      behind.append(string: servicePack)
    }
    let location = try place { [record, behind] builder in
      builder.append(record)
      builder.append(contentsOf: behind.bytes)
    }
    return Location(byteCount: UInt32(SystemInfoRecord.byteCount), offset: location.offset)
  }
}

extension ByteBuilder {
  fileprivate mutating func append(_ wine: WineSystemInfoSnapshot) {
    let texts = [wine.buildID, wine.systemName, wine.release]
    var offsets: [UInt32] = []
    var offset = WineSystemInfoRecord.byteCount - UInt32.bitWidth / 8
    for text in texts {
      offsets.append(UInt32(clamping: offset))
      offset += text.utf8.count + 1
    }
    var record = WineSystemInfoRecord()
    record.signature = WineSystemInfoRecord.signatureValue
    record.textCount = UInt32(texts.count)
    record.buildIDOffset = offsets[0]
    record.systemNameOffset = offsets[1]
    record.releaseOffset = offsets[2]
    append(record)
    for text in texts {
      append(terminated: text)
    }
  }
}
