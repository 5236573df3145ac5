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
}
