import Bytes
import MinidumpFormat
import MinidumpReading
import MinidumpWriting

extension StreamTransfer {
  static let threadExList = StreamTransfer(type: .threadExList) { snapshot throws(MinidumpError) in
    for thread in try snapshot.stream(ThreadExList.self).map(Array.init) ?? [] {
      let record = thread.record
      let subject = "extended thread \(record.thread.id)"
      let context = snapshot.bytes(at: record.thread.context, of: "registers of \(subject)")
      let stack = snapshot.stack(record.thread.stack, "stack of \(subject)")
      let backingStore = snapshot.stack(record.backingStore, "backing store of \(subject)")
      var taken = ThreadExSnapshot(
        record: record, context: context.isEmpty ? nil : ContextSnapshot(bytes: context),
        stack: stack?.memory, backingStore: backingStore?.memory)
      taken.isStackListed = stack?.isListed ?? true
      taken.isBackingStoreListed = backingStore?.isListed ?? true
      snapshot.threadsEx.append(taken)
    }
  }

  static let threadInfoList = StreamTransfer(type: .threadInfoList) {
    snapshot throws(MinidumpError) in
    guard let list = try snapshot.stream(ThreadInfoList.self) else { return }
    let records = Array(list)
    snapshot.threadInfo =
      snapshot.known(records, of: list, as: records.encoded(snapshot.dump.byteOrder)) ?? []
  }

  static let functionTable = StreamTransfer(type: .functionTable) {
    snapshot throws(MinidumpError) in
    guard let stream = try snapshot.stream(FunctionTables.self) else { return }
    let tables = FunctionTablesSnapshot(stream)
    let encoded = try? tables.encoded(snapshot.dump.byteOrder)
    snapshot.functionTables = snapshot.known(tables, of: stream, as: encoded ?? [])
  }
}

extension DumpSnapshot {
  /// `value`, unless the stream is whole and other bytes than `encoded`, which then are kept.
  mutating func known<Stream: MinidumpStream, Value>(
    _ value: Value, of stream: Stream, as encoded: [UInt8]
  ) -> Value? {
    let isKept = stream.problems.isEmpty && keepsBytes(of: Stream.type, unlike: encoded)
    return isKept ? nil : value
  }
}

extension FunctionTablesSnapshot {
  /// The tables that have all of their native descriptor, with the entries that are there whole.
  fileprivate init(_ stream: FunctionTables) {
    let native = stream.header.nativeDescriptorByteCount
    let tables = stream.filter { $0.nativeDescriptor.byteCount == Int(native) }.map { table in
      let whole = table.entries.byteCount / Swift.max(table.entryByteCount, 1)
      return Table(
        record: table.record, nativeDescriptor: table.nativeDescriptor,
        entries: table.entries.clampedSlice(
          at: 0, byteCount: UInt64(whole) &* UInt64(table.entryByteCount)))
    }
    self.init(
      nativeDescriptorByteCount: native, entryByteCount: stream.header.functionEntryByteCount,
      tables: tables)
  }
}
