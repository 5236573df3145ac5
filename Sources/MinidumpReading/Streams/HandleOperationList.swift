public import Bytes
public import MinidumpFormat

/// What was done with handles, as Application Verifier keeps it: MINIDUMP_HANDLE_OPERATION_LIST.
public struct HandleOperationList: MinidumpStream, RandomAccessCollection {
  public static let type = StreamType.handleOperationList

  /// The operations as they lie in the file.
  public let records: RecordList<HandleOperationRecord>
  public let problems: [MinidumpError]

  public init(_ view: ByteView, in dump: Minidump) throws(MinidumpError) {
    let subject = "handle operation list"
    let header: HandleOperationListHeader = try Self.head(view, subject, dump.byteOrder)
    let layout = try ListLayout(
      extended: view, headerByteCount: header.headerByteCount,
      entryByteCount: header.entryByteCount, entryCount: UInt64(header.entryCount),
      smallest: (HandleOperationListHeader.byteCount, HandleOperationRecord.byteCount), subject)
    records = layout.records(dump.byteOrder)
    problems = layout.problems
  }

  public var startIndex: Int { 0 }
  public var endIndex: Int { records.count }

  public subscript(position: Int) -> HandleOperationRecord { records[position] }
}

extension HandleOperationRecord {
  /// The stack at the time of the operation, innermost first: as much of it as was kept.
  public var stack: [UInt64] {
    Array(returnAddresses.array.prefix(Int(min(depth, 32))))
  }
}
