public import Bytes
public import MinidumpFormat

/// The threads of a process of Itanium: MINIDUMP_THREAD_EX_LIST.
public struct ThreadExList: MinidumpStream, RandomAccessCollection {
  public static let type = StreamType.threadExList

  /// The threads as they lie in the file.
  public let records: RecordList<ThreadExRecord>
  public let problems: [MinidumpError]
  private let dump: Minidump

  public init(_ view: ByteView, in dump: Minidump) throws(MinidumpError) {
    let layout = try ListLayout(
      counted: view, of: ThreadExRecord.self, "extended thread list", in: dump)
    records = layout.records(dump.byteOrder)
    problems = layout.problems
    self.dump = dump
  }

  public var isPlausible: Bool { problems.isEmpty && records.isPlausible(in: dump) }

  public var startIndex: Int { 0 }
  public var endIndex: Int { records.count }

  public subscript(position: Int) -> Minidump.ThreadEx {
    Minidump.ThreadEx(record: records[position], dump: dump)
  }
}

extension Minidump {
  /// A thread with two stacks.
  public struct ThreadEx: Sendable {
    /// The fields as they lie in the file.
    public let record: ThreadExRecord
    let dump: Minidump

    /// What the ordinary list has.
    public var thread: Thread { Thread(record: record.thread, dump: dump) }

    /// Where the spilled registers began in the process.
    public var backingStoreAddress: UInt64 { record.backingStore.address }

    /// The bytes of the spilled registers as far as the file has them.
    public var backingStore: ByteView { dump.bytes(at: record.backingStore.location) }
  }
}
