import Bytes
import MinidumpFormat

extension StreamPart {
  static let memoryInfoList = StreamPart(type: .memoryInfoList) {
    composition throws(WritingError) in
    let records = composition.snapshot.memoryInfo
    guard composition.isWritten(.memoryInfoList, count: records.count) else { return nil }
    var header = MemoryInfoListHeader()
    header.headerByteCount = UInt32(MemoryInfoListHeader.byteCount)
    header.entryByteCount = UInt32(MemoryInfoRecord.byteCount)
    header.entryCount = UInt64(records.count)
    return try composition.layout.place { [header] builder in
      builder.append(header)
      builder.append(all: records)
    }
  }

  static let handleData = StreamPart(type: .handleData) { composition throws(WritingError) in
    var records: [HandleRecord] = []
    for handle in composition.snapshot.handles {
      var record = handle.record
      record.typeNameOffset = try composition.layout.place(optional: handle.typeName)
      record.objectNameOffset = try composition.layout.place(optional: handle.objectName)
      records.append(record)
    }
    guard composition.isWritten(.handleData, count: records.count) else { return nil }
    var header = HandleDataHeader()
    header.headerByteCount = UInt32(HandleDataHeader.byteCount)
    header.entryByteCount = UInt32(HandleRecord.byteCount)
    header.entryCount = UInt32(clamping: records.count)
    return try composition.layout.place { [header, records] builder in
      builder.append(header)
      builder.append(all: records)
    }
  }
}
