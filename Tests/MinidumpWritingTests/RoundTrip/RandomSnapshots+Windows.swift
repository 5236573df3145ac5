import Bytes
import MinidumpFormat
import MinidumpWriting

extension SeededGenerator {
  /// Adds what only Windows' own writer, or Wine's, tells.
  mutating func addWindows(to snapshot: inout SnapshotLiteral) {
    snapshot.systemInfo?.wine = maybe {
      WineSystemInfoSnapshot(buildID: $0.text(), systemName: $0.text(), release: $0.text())
    }
    for index in snapshot.handles.indices {
      snapshot.handles[index].objectInformation = maybe { $0.list(3) { $0.fact() } }
    }
    snapshot.threadsEx = list(3) { $0.threadEx() }
    snapshot.threadInfo = list(3) { $0.record() }
    snapshot.handleOperations = list(2) { $0.record() }
    snapshot.functionTables = maybe { $0.functionTables() }
    snapshot.tokens = maybe { random in
      TokenListSnapshot(
        elementHeaderByteCount: random.number(),
        tokens: random.list(3) {
          TokenListSnapshot.Token(
            id: $0.number(), handle: $0.number(), bytes: ByteView($0.bytes(30)))
        })
    }
    snapshot.commentBytes = maybe { ByteView($0.bytes(30)) }
    snapshot.comment = maybe { $0.text() }
    snapshot.systemMemory = maybe { $0.once(in: 2) ? .first($0.record()) : .second($0.record()) }
    snapshot.processVMCounters = maybe { $0.processVMCounters() }
    snapshot.wineModules = list(2) {
      ModuleSnapshot(record: $0.record(), name: $0.text(), miscellaneous: ByteView($0.bytes(20)))
    }
  }

  private mutating func fact() -> HandleSnapshot.ObjectInformation {
    HandleSnapshot.ObjectInformation(
      type: HandleObjectInformationType(rawValue: number(9)), bytes: ByteView(bytes(20)))
  }

  private mutating func threadEx() -> ThreadExSnapshot {
    var thread = ThreadExSnapshot(
      record: record(), context: maybe { ContextSnapshot(bytes: ByteView($0.bytes(40))) },
      stack: maybe { $0.memory() }, backingStore: maybe { $0.memory() })
    thread.isStackListed = !once(in: 4)
    thread.isBackingStoreListed = !once(in: 4)
    return thread
  }

  private mutating func functionTables() -> FunctionTablesSnapshot {
    let native: UInt32 = number(20)
    let entry: UInt32 = once(in: 2) ? 8 : 12
    return FunctionTablesSnapshot(
      nativeDescriptorByteCount: native, entryByteCount: entry,
      tables: list(3) { random in
        FunctionTablesSnapshot.Table(
          record: random.record(), nativeDescriptor: ByteView(random.bytes(exactly: Int(native))),
          entries: ByteView(random.bytes(exactly: Int(entry) * Int(random.number(UInt8(3))))))
      })
  }

  private mutating func processVMCounters() -> ProcessVMCountersSnapshot {
    once(in: 2)
      ? .first(filled(record()) { $0.revision = 1 })
      : .second(filled(record()) { $0.revision = 2 })
  }

  private mutating func bytes(exactly count: Int) -> [UInt8] {
    (0..<count).map { _ in number() }
  }
}
