package import Bytes
import MinidumpFormat

extension StreamPart {
  static let threadExList = StreamPart(type: .threadExList) { composition throws(WritingError) in
    let threads = composition.threadsEx
    guard composition.isWritten(.threadExList, count: threads.count) else { return nil }
    var contexts: [Location] = []
    for thread in threads {
      contexts.append(try composition.place(thread.context))
    }
    let byteOrder = composition.layout.byteOrder
    let firstPiece = composition.threads.count
    return try composition.layout.promise(
      byteCount: UInt32.bitWidth / 8 + threads.count * ThreadExRecord.byteCount
    ) { [contexts] memory in
      var builder = ByteBuilder(byteOrder)
      builder.append(
        list: threads.indices.map { index in
          threads[index].placed(
            context: contexts[index],
            stack: memory.location(ofPiece: firstPiece + 2 * index),
            backingStore: memory.location(ofPiece: firstPiece + 2 * index + 1))
        })
      return builder.bytes
    }
  }

  static let threadInfoList = StreamPart(type: .threadInfoList) {
    composition throws(WritingError) in
    let records = composition.snapshot.threadInfo
    guard composition.isWritten(.threadInfoList, count: records.count) else { return nil }
    return try composition.layout.place(encoded: records.encoded)
  }
}

extension ThreadExSnapshot {
  /// Both stacks.
  var stacks: [MemoryPlan.Stack] {
    [
      MemoryPlan.Stack(memory: stack, isListed: isStackListed),
      MemoryPlan.Stack(memory: backingStore, isListed: isBackingStoreListed),
    ]
  }

  fileprivate func placed(
    context: Location, stack stackLocation: Location, backingStore storeLocation: Location
  ) -> ThreadExRecord {
    var record = record
    record.thread.context = context
    record.thread.stack.location = stackLocation
    record.backingStore.location = storeLocation
    if let stack {
      record.thread.stack.address = stack.address
    }
    if let backingStore {
      record.backingStore.address = backingStore.address
    }
    return record
  }
}

extension [ThreadInfoRecord] {
  /// The stream as it lies in a dump.
  package func encoded(_ order: ByteOrder) -> [UInt8] {
    var header = ThreadInfoListHeader()
    header.headerByteCount = UInt32(ThreadInfoListHeader.byteCount)
    header.entryByteCount = UInt32(ThreadInfoRecord.byteCount)
    header.entryCount = UInt32(clamping: count)
    var builder = ByteBuilder(order)
    builder.append(header)
    builder.append(all: self)
    return builder.bytes
  }
}
