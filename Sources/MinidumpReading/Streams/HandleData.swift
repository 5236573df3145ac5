public import Bytes
public import MinidumpFormat

/// The open handles, or file descriptors, of the process: MINIDUMP_HANDLE_DATA_STREAM.
public struct HandleData: MinidumpStream, RandomAccessCollection {
  public static let type = StreamType.handleData

  /// The handles as they lie in the file, without what newer records add at their end.
  public let records: RecordList<HandleRecord>
  private let listProblems: [MinidumpError]
  private let dump: Minidump

  public init(_ view: ByteView, in dump: Minidump) throws(MinidumpError) {
    let subject = "handle data"
    let header: HandleDataHeader = try Self.head(view, subject, dump.byteOrder)
    let layout = try ListLayout(
      extended: view, headerByteCount: header.headerByteCount,
      entryByteCount: header.entryByteCount, entryCount: UInt64(header.entryCount),
      smallest: (HandleDataHeader.byteCount, HandleRecord.byteCount), subject)
    records = layout.records(dump.byteOrder)
    listProblems = layout.problems
    self.dump = dump
  }

  public var startIndex: Int { 0 }
  public var endIndex: Int { records.count }

  public subscript(position: Int) -> Minidump.Handle {
    let offset = position &* records.stride
    let newer: Handle2Record? =
      records.stride >= Handle2Record.byteCount
      ? try? records.view.record(at: offset, dump.byteOrder) : nil
    return Minidump.Handle(
      record: records[position], objectInfoOffset: newer?.objectInfoOffset, dump: dump)
  }
}

extension HandleData {
  /// What is wrong with the list and the chains of facts that it leads to.
  public var problems: [MinidumpError] { listProblems + chainProblems }

  /// At most sixteen problems, for at most as many links as the file can hold: in an honest one no
  /// chain is part of another.
  private var chainProblems: [MinidumpError] {
    guard records.stride >= Handle2Record.byteCount else { return [] }
    var problems: [MinidumpError] = []
    var remaining = dump.view.byteCount / HandleObjectInformationRecord.byteCount
    for handle in self where problems.count < 16 {
      let chain = handle.objectChain
      remaining -= chain.links.count
      guard remaining >= 0 else {
        return problems + [
          MinidumpError("handle data", "leads to the same facts over and over: not all are checked")
        ]
      }
      problems += chain.problem.map { [$0] } ?? []
    }
    return problems
  }
}

extension Minidump {
  /// An open handle, or file descriptor.
  public struct Handle: Sendable {
    /// The fields as they lie in the file, without what newer records add.
    public let record: HandleRecord
    /// Where facts about the object lie in the file; nil in records of 32 bytes.
    public let objectInfoOffset: UInt32?
    let dump: Minidump

    /// The handle's value, on Linux the descriptor's number.
    public var handle: UInt64 { record.handle }
    /// What kind of object it is; nil when the writer did not say.
    public var typeName: String? { dump.optionalString(at: record.typeNameOffset) }
    /// The object's name, on Linux a path; nil when the writer did not say.
    public var objectName: String? { dump.optionalString(at: record.objectNameOffset) }
    /// Facts about the object; none in records of 32 bytes.
    public var objectInformation: [HandleObjectInformation] { objectChain.links }
    /// The same with why there are no more.
    public var objectChain: HandleObjectChain { dump.handleObjectChain(at: objectInfoOffset ?? 0) }
  }
}
