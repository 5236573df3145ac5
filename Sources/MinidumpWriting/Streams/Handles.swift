import Bytes
import MinidumpFormat

extension StreamPart {
  static let handleData = StreamPart(type: .handleData) { composition throws(WritingError) in
    let handles = composition.snapshot.handles
    guard composition.isWritten(.handleData, count: handles.count) else { return nil }
    var records: [Handle2Record] = []
    for handle in handles {
      records.append(try composition.layout.place(handle))
    }
    guard handles.contains(where: { $0.objectInformation != nil }) else {
      return try composition.layout.place(handles: records.map(\.handle))
    }
    return try composition.layout.place(handles: records)
  }
}

extension DumpLayout {
  /// Lays what a handle's record points to and fills in where.
  fileprivate mutating func place(_ handle: HandleSnapshot) throws(WritingError) -> Handle2Record {
    var record = Handle2Record()
    record.handle = handle.record
    record.handle.typeNameOffset = try place(optional: handle.typeName)
    record.handle.objectNameOffset = try place(optional: handle.objectName)
    record.objectInfoOffset = try place(chain: handle.objectInformation ?? [])
    return record
  }

  /// Lays a chain of facts from its end and says where it begins.
  private mutating func place(
    chain: [HandleSnapshot.ObjectInformation]
  ) throws(WritingError) -> UInt32 {
    var next: UInt32 = 0
    for fact in chain.reversed() {
      var record = HandleObjectInformationRecord()
      record.nextOffset = next
      record.type = fact.type
      record.infoByteCount = UInt32(clamping: fact.bytes.byteCount)
      next = try place { [record] builder in
        builder.append(record)
        builder.append(contentsOf: fact.bytes.bytes)
      }.offset
    }
    return next
  }

  fileprivate mutating func place<Handle: Record>(
    handles records: [Handle]
  ) throws(WritingError) -> Location {
    var header = HandleDataHeader()
    header.headerByteCount = UInt32(HandleDataHeader.byteCount)
    header.entryByteCount = UInt32(Handle.byteCount)
    header.entryCount = UInt32(clamping: records.count)
    return try place { [header] builder in
      builder.append(header)
      builder.append(all: records)
    }
  }
}
