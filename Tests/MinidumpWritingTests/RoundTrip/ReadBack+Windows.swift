import Bytes
import MinidumpFormat
import MinidumpReading
import MinidumpWriting

extension ReadBack {
  mutating func compareWindows() throws {
    try compareThreadsEx()
    try compareFunctionTables()
    try compareTokens()
    try compareCounts()
    let facts = try dump.stream(HandleData.self)?.map(\.objectInformation) ?? []
    compare(
      "facts about objects", facts.map { $0.map { "\($0.type.rawValue) \($0.view.bytes)" } },
      snapshot.handles.map { handle in
        (handle.objectInformation ?? []).map { "\($0.type.rawValue) \($0.bytes.bytes)" }
      })
    compare(
      "facts about threads", try dump.stream(ThreadInfoList.self).map(Array.init) ?? [],
      snapshot.threadInfo)
    compare(
      "operations on handles", try dump.stream(HandleOperationList.self).map(Array.init) ?? [],
      snapshot.handleOperations)
    compare(
      "comment in bytes", try dump.stream(CommentA.self)?.view.bytes,
      snapshot.commentBytes?.bytes)
    compare("comment", try dump.stream(CommentW.self)?.text, snapshot.comment)
    try compareWine()
  }

  private mutating func compareThreadsEx() throws {
    let threads = try dump.stream(ThreadExList.self).map(Array.init) ?? []
    compare("count of extended threads", threads.count, snapshot.threadsEx.count)
    for (read, written) in zip(threads, snapshot.threadsEx) {
      let name = "extended thread \(written.record.thread.id)"
      compare(name, bare(read.record), bare(written.record))
      compare(
        "\(name)'s registers", read.thread.contextBytes.bytes,
        written.context?.encoded(order) ?? [])
      compare("\(name)'s stack", read.thread.stack.bytes, written.stack?.bytes ?? [])
      compare(
        "\(name)'s stack address", read.thread.stackAddress,
        written.stack?.address ?? written.record.thread.stack.address)
      compare("\(name)'s backing store", read.backingStore.bytes, written.backingStore?.bytes ?? [])
      compare(
        "\(name)'s backing store's address", read.backingStoreAddress,
        written.backingStore?.address ?? written.record.backingStore.address)
    }
  }

  /// The record without what the writer fills in.
  private func bare(_ record: ThreadExRecord) -> ThreadExRecord {
    filled(record) {
      $0.thread.stack = MemoryRecord()
      $0.thread.context = Location()
      $0.backingStore = MemoryRecord()
    }
  }

  private mutating func compareFunctionTables() throws {
    let read = try dump.stream(FunctionTables.self)
    let written = snapshot.functionTables
    compare(
      "function tables' lengths",
      read.map { [$0.header.nativeDescriptorByteCount, $0.header.functionEntryByteCount] },
      written.map { [$0.nativeDescriptorByteCount, $0.entryByteCount] })
    compare(
      "function tables", read?.map { bare($0.record) }, written?.tables.map { bare($0.record) })
    compare(
      "function tables' bytes", read?.map { [$0.nativeDescriptor.bytes, $0.entries.bytes] },
      written?.tables.map { [$0.nativeDescriptor.bytes, $0.entries.bytes] })
  }

  private func bare(_ record: FunctionTableRecord) -> FunctionTableRecord {
    filled(record) { ($0.entryCount, $0.paddingByteCount) = (0, 0) }
  }

  private mutating func compareTokens() throws {
    let read = try dump.stream(TokenList.self)
    compare(
      "tokens' header", read?.header.elementHeaderByteCount,
      snapshot.tokens?.elementHeaderByteCount)
    compare(
      "tokens", read?.map { "\($0.id) \($0.record.handle) \($0.view.bytes)" },
      snapshot.tokens?.tokens.map { "\($0.id) \($0.handle) \($0.bytes.bytes)" })
  }

  private mutating func compareCounts() throws {
    let system = try dump.stream(SystemMemoryInfo.self)
    switch snapshot.systemMemory {
    case .first(let record): compare("system memory", system?.record.first, record)
    case .second(let record): compare("system memory", system?.record, record)
    case nil: compare("system memory", system?.version, nil)
    }
    let process = try dump.stream(ProcessVMCounters.self)?.form
    switch snapshot.processVMCounters {
    case .first(let record): compare("process memory", process, .first(record))
    case .second(let record): compare("process memory", process, .second(record))
    case nil: compare("process memory", process, nil)
    }
  }

  private mutating func compareWine() throws {
    let wine = try dump.stream(SystemInfo.self)?.wine
    let written = snapshot.systemInfo?.wine
    compare(
      "Wine", wine.map { [$0.buildID, $0.systemName, $0.release] },
      written.map { [$0.buildID, $0.systemName, $0.release] })
    let modules = try dump.stream(WineModuleList.self).map(Array.init) ?? []
    compare("ELF modules", modules.map(\.name), snapshot.wineModules.map(\.name))
    compare(
      "ELF modules' places", modules.map(\.baseAddress),
      snapshot.wineModules.map(\.record.baseAddress))
    compare(
      "ELF modules' miscellaneous records",
      modules.map { dump.bytes(at: $0.record.miscellaneous).bytes },
      snapshot.wineModules.map(\.miscellaneous.bytes))
  }
}
