public import Bytes
public import MinidumpFormat

/// The function tables of code that was made at run time: MINIDUMP_FUNCTION_TABLE_STREAM.
public struct FunctionTables: MinidumpStream, RandomAccessCollection {
  public static let type = StreamType.functionTable

  /// The stream's start as it lies in the file.
  public let header: FunctionTableStreamHeader
  public private(set) var problems: [MinidumpError] = []
  /// Where each table begins in the stream.
  private var offsets: [Int] = []
  private let view: ByteView
  private let byteOrder: ByteOrder

  public init(_ view: ByteView, in dump: Minidump) throws(MinidumpError) {
    header = try Self.head(view, Self.subject, dump.byteOrder)
    self.view = view
    byteOrder = dump.byteOrder
    guard header.descriptorByteCount >= FunctionTableRecord.byteCount else {
      throw MinidumpError(
        Self.subject,
        "descriptors of \(header.descriptorByteCount) bytes are too short, they need "
          + "\(FunctionTableRecord.byteCount)", at: view.fileOffset)
    }
    findTables()
  }

  private static let subject = "function tables"

  /// A table can only be found by passing over those before it.
  private mutating func findTables() {
    let headerByteCount = Swift.max(
      Int(header.headerByteCount), FunctionTableStreamHeader.byteCount)
    var offset = headerByteCount + Int(header.paddingByteCount)
    for _ in 0..<header.tableCount {
      guard let record: FunctionTableRecord = try? view.record(at: offset, byteOrder) else {
        return note("claims \(header.tableCount) tables, only \(offsets.count) are there")
      }
      offsets.append(offset)
      let (byteCount, overflow) = Int(record.entryCount)
        .multipliedReportingOverflow(by: Int(header.functionEntryByteCount))
      let entries = offset + entriesOffset
      guard !overflow, view.holds(byteCount, at: entries) else {
        return note(
          "table \(offsets.count - 1) claims \(record.entryCount) entries of "
            + "\(header.functionEntryByteCount) bytes, more than there are")
      }
      offset = entries + byteCount + Int(record.paddingByteCount)
    }
  }

  /// Where the entries of a table begin, from its start.
  private var entriesOffset: Int {
    Int(header.descriptorByteCount) + Int(header.nativeDescriptorByteCount)
  }

  private mutating func note(_ sentence: String) {
    problems.append(MinidumpError(Self.subject, sentence, at: view.fileOffset))
  }

  public var startIndex: Int { 0 }
  public var endIndex: Int { offsets.count }

  public subscript(position: Int) -> Minidump.FunctionTable {
    let offset = offsets[position]
    let record = (try? view.record(FunctionTableRecord.self, at: offset, byteOrder)) ?? .init()
    let native = view.clampedSlice(
      at: UInt64(offset + Int(header.descriptorByteCount)),
      byteCount: UInt64(header.nativeDescriptorByteCount))
    let stride = UInt64(header.functionEntryByteCount)
    let entries = view.clampedSlice(
      at: UInt64(offset + entriesOffset), byteCount: UInt64(record.entryCount) &* stride)
    return Minidump.FunctionTable(
      record: record, nativeDescriptor: native, entries: entries, entryByteCount: Int(stride),
      byteOrder: byteOrder)
  }
}

extension Minidump {
  /// Functions that were made at run time, and how to unwind them.
  public struct FunctionTable: Sendable {
    /// The fields as they lie in the file.
    public let record: FunctionTableRecord
    /// The system's own record of the table.
    public let nativeDescriptor: ByteView
    /// The bytes of the entries, as far as the file has them.
    public let entries: ByteView
    /// How long an entry is.
    public let entryByteCount: Int
    let byteOrder: ByteOrder

    /// The functions, where an entry is as long as those of x86-64; nil otherwise.
    public var runtimeFunctions: RecordList<RuntimeFunctionAMD64Record>? {
      guard entryByteCount == RuntimeFunctionAMD64Record.byteCount else { return nil }
      return RecordList(in: entries, byteOrder, count: Int(record.entryCount))
    }
  }
}
