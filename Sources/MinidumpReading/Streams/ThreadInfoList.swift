public import Bytes
public import MinidumpFormat

/// When threads began and ended, with which function, and how they came into the dump:
/// MINIDUMP_THREAD_INFO_LIST.
public struct ThreadInfoList: MinidumpStream, RandomAccessCollection {
  public static let type = StreamType.threadInfoList

  /// The entries as they lie in the file.
  public let records: RecordList<ThreadInfoRecord>
  public let problems: [MinidumpError]

  public init(_ view: ByteView, in dump: Minidump) throws(MinidumpError) {
    let subject = "thread info list"
    let header: ThreadInfoListHeader = try Self.head(view, subject, dump.byteOrder)
    let layout = try ListLayout(
      extended: view, headerByteCount: header.headerByteCount,
      entryByteCount: header.entryByteCount, entryCount: UInt64(header.entryCount),
      smallest: (ThreadInfoListHeader.byteCount, ThreadInfoRecord.byteCount), subject)
    records = layout.records(dump.byteOrder)
    problems = layout.problems
  }

  public var startIndex: Int { 0 }
  public var endIndex: Int { records.count }

  public subscript(position: Int) -> ThreadInfoRecord { records[position] }

  /// The entries by thread id; of two for the same thread the last.
  public var byThreadID: [UInt32: ThreadInfoRecord] {
    Dictionary(map { ($0.threadID, $0) }, uniquingKeysWith: { $1 })
  }
}
