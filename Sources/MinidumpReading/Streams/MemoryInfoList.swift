public import Bytes
public import MinidumpFormat

/// What may be done with which memory: MINIDUMP_MEMORY_INFO_LIST.
public struct MemoryInfoList: MinidumpStream, RandomAccessCollection {
  public static let type = StreamType.memoryInfoList

  /// The pieces as they lie in the file.
  public let records: RecordList<MemoryInfoRecord>
  public let problems: [MinidumpError]

  public init(_ view: ByteView, in dump: Minidump) throws(MinidumpError) {
    let subject = "memory info list"
    let header: MemoryInfoListHeader = try Self.head(view, subject, dump.byteOrder)
    let layout = try ListLayout(
      extended: view, headerByteCount: header.headerByteCount,
      entryByteCount: header.entryByteCount, entryCount: header.entryCount,
      smallest: (MemoryInfoListHeader.byteCount, MemoryInfoRecord.byteCount), subject)
    records = layout.records(dump.byteOrder)
    problems = layout.problems
  }

  public var startIndex: Int { 0 }
  public var endIndex: Int { records.count }

  public subscript(position: Int) -> MemoryInfoRecord { records[position] }
}
