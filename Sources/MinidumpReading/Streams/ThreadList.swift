public import Bytes
public import MinidumpFormat

/// The threads of the process: MINIDUMP_THREAD_LIST.
public struct ThreadList: MinidumpStream, RandomAccessCollection {
  public static let type = StreamType.threadList

  /// The threads as they lie in the file.
  public let records: RecordList<ThreadRecord>
  public let problems: [MinidumpError]
  private let dump: Minidump

  public init(_ view: ByteView, in dump: Minidump) throws(MinidumpError) {
    let layout = try ListLayout(
      counted: view, of: ThreadRecord.self, "thread list", in: dump)
    records = layout.records(dump.byteOrder)
    problems = layout.problems
    self.dump = dump
  }

  public var isPlausible: Bool { problems.isEmpty && records.isPlausible(in: dump) }

  public var startIndex: Int { 0 }
  public var endIndex: Int { records.count }

  public subscript(position: Int) -> Minidump.Thread {
    Minidump.Thread(record: records[position], dump: dump)
  }
}

extension Minidump {
  /// A thread as it was when the dump was written.
  public struct Thread: Sendable {
    /// The fields as they lie in the file.
    public let record: ThreadRecord
    let dump: Minidump

    /// The system's number of the thread, by which other streams speak of it.
    public var id: UInt32 { record.id }

    /// Where the bytes of the stack began in the process.
    public var stackAddress: UInt64 { record.stack.address }

    /// The bytes of the stack as far as the file has them; empty where the writer left them to the
    /// memory lists.
    public var stack: ByteView { dump.bytes(at: record.stack.location) }

    /// The bytes of the registers as far as the file has them.
    public var contextBytes: ByteView { dump.bytes(at: record.context) }

    /// The registers.
    ///
    /// - Parameter architecture: what the system information says; nil when it is missing.
    public func context(
      _ architecture: ProcessorArchitecture?
    ) throws(MinidumpError) -> CPUContext {
      try CPUContext(contextBytes, dump.byteOrder, architecture)
    }

    /// The processor state beyond the registers; nil when the context has none.
    ///
    /// - Parameter configuration: ``MiscInfo/extendedState``.
    public func extendedState(
      _ architecture: ProcessorArchitecture?, configuration: ExtendedStateRecord?
    ) -> ExtendedState? {
      ExtendedState(contextBytes, dump.byteOrder, architecture, configuration: configuration)
    }
  }
}
