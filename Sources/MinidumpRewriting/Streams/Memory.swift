import Bytes
import MinidumpFormat
import MinidumpReading
import MinidumpWriting

extension StreamTransfer {
  static let memory64List = StreamTransfer(type: .memory64List) { snapshot throws(MinidumpError) in
    guard let list = try snapshot.stream(Memory64List.self) else { return }
    snapshot.add(list, of: "large memory list")
  }

  /// Behind ``memory64List``: readers prefer the bytes of that.
  static let memoryList = StreamTransfer(type: .memoryList) { snapshot throws(MinidumpError) in
    guard let list = try snapshot.stream(MemoryList.self) else { return }
    snapshot.add(list, of: "memory list")
  }

  static let memoryInfoList = StreamTransfer(type: .memoryInfoList) {
    snapshot throws(MinidumpError) in
    guard let list = try snapshot.stream(MemoryInfoList.self) else { return }
    let records = Array(list)
    let isKnown =
      !list.problems.isEmpty
      || !snapshot.keepsBytes(
        of: .memoryInfoList, unlike: records.encodedMemoryInfo(snapshot.dump.byteOrder))
    snapshot.memoryInfo = isKnown ? records : []
  }
}

extension [MemoryInfoRecord] {
  fileprivate func encodedMemoryInfo(_ order: ByteOrder) -> [UInt8] {
    var header = MemoryInfoListHeader()
    header.headerByteCount = UInt32(MemoryInfoListHeader.byteCount)
    header.entryByteCount = UInt32(MemoryInfoRecord.byteCount)
    header.entryCount = UInt64(count)
    var builder = ByteBuilder(order)
    builder.append(header)
    for record in self {
      builder.append(record)
    }
    return builder.bytes
  }
}
