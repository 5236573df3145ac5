import Bytes
import MinidumpFormat

extension StreamPart {
  static let threadList = StreamPart(type: .threadList) { composition throws(WritingError) in
    let (threads, contexts) = (composition.threads, composition.contexts)
    guard composition.isWritten(.threadList, count: threads.count) else { return nil }
    let byteOrder = composition.layout.byteOrder
    return try composition.layout.promise(
      byteCount: UInt32.bitWidth / 8 + threads.count * ThreadRecord.byteCount
    ) { memory in
      var builder = ByteBuilder(byteOrder)
      builder.append(
        list: threads.indices.map { index in
          threads[index].placed(
            context: contexts[index], stack: memory.location(ofPiece: index))
        })
      return builder.bytes
    }
  }

  static let threadNames = StreamPart(type: .threadNames) { composition throws(WritingError) in
    var records: [ThreadNameRecord] = []
    for thread in composition.threads {
      guard let name = thread.name else { continue }
      var record = ThreadNameRecord()
      record.threadID = thread.record.id
      record.nameOffset = UInt64(try composition.layout.place(name))
      records.append(record)
    }
    guard composition.isWritten(.threadNames, count: records.count) else { return nil }
    return try composition.layout.place(list: records)
  }
}

extension ThreadSnapshot {
  fileprivate func placed(context: Location, stack location: Location) -> ThreadRecord {
    var record = record
    record.context = context
    record.stack.location = location
    if let stack {
      record.stack.address = stack.address
    }
    return record
  }
}
