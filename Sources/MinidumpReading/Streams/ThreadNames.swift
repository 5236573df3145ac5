public import Bytes
public import MinidumpFormat

/// The names of threads: MINIDUMP_THREAD_NAME_LIST.
public struct ThreadNames: MinidumpStream, RandomAccessCollection {
  public static let type = StreamType.threadNames

  /// The entries as they lie in the file.
  public let records: RecordList<ThreadNameRecord>
  public let problems: [MinidumpError]
  private let dump: Minidump

  public init(_ view: ByteView, in dump: Minidump) throws(MinidumpError) {
    let layout = try ListLayout(
      counted: view, of: ThreadNameRecord.self, "thread names", in: dump)
    records = layout.records(dump.byteOrder)
    problems = layout.problems
    self.dump = dump
  }

  public var isPlausible: Bool { problems.isEmpty && records.isPlausible(in: dump) }

  public var startIndex: Int { 0 }
  public var endIndex: Int { records.count }

  /// A thread's id and name; the name is empty when it cannot be read.
  public subscript(position: Int) -> (threadID: UInt32, name: String) {
    let record = records[position]
    return (record.threadID, dump.string(at: record.nameOffset).text)
  }

  /// The names by thread id; of two for the same thread the last.
  public var byThreadID: [UInt32: String] {
    Dictionary(map { ($0.threadID, $0.name) }, uniquingKeysWith: { $1 })
  }
}
