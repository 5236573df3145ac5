package import Bytes
import MinidumpFormat

extension StreamPart {
  static let handleOperationList = StreamPart(type: .handleOperationList) {
    composition throws(WritingError) in
    let records = composition.snapshot.handleOperations
    guard composition.isWritten(.handleOperationList, count: records.count) else { return nil }
    return try composition.layout.place(encoded: records.encoded)
  }
}

extension [HandleOperationRecord] {
  /// The stream as it lies in a dump.
  package func encoded(_ order: ByteOrder) -> [UInt8] {
    var header = HandleOperationListHeader()
    header.headerByteCount = UInt32(HandleOperationListHeader.byteCount)
    header.entryByteCount = UInt32(HandleOperationRecord.byteCount)
    header.entryCount = UInt32(clamping: count)
    var builder = ByteBuilder(order)
    builder.append(header)
    builder.append(all: self)
    return builder.bytes
  }
}
