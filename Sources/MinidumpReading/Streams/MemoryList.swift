public import Bytes
public import MinidumpFormat

extension Minidump {
  /// A piece of the process's memory.
  public struct MemoryRegion: Sendable {
    /// Where the memory began in the process.
    public let address: UInt64
    /// How long the file says the memory is.
    public let claimedByteCount: UInt64
    /// The bytes, as far as the file has them.
    public let view: ByteView

    /// Whether the file ends before the memory does.
    public var isCutShort: Bool { UInt64(view.byteCount) < claimedByteCount }
  }
}

/// Pieces of the process's memory: MINIDUMP_MEMORY_LIST.
public struct MemoryList: MinidumpStream, RandomAccessCollection {
  public static let type = StreamType.memoryList

  /// The pieces as they lie in the file.
  public let records: RecordList<MemoryRecord>
  public let problems: [MinidumpError]
  private let dump: Minidump

  public init(_ view: ByteView, in dump: Minidump) throws(MinidumpError) {
    let layout = try ListLayout(
      counted: view, of: MemoryRecord.self, "memory list", in: dump)
    records = layout.records(dump.byteOrder)
    problems = layout.problems
    self.dump = dump
  }

  public var isPlausible: Bool { problems.isEmpty && records.isPlausible(in: dump) }

  public var startIndex: Int { 0 }
  public var endIndex: Int { records.count }

  public subscript(position: Int) -> Minidump.MemoryRegion {
    let record = records[position]
    return Minidump.MemoryRegion(
      address: record.address, claimedByteCount: UInt64(record.location.byteCount),
      view: dump.bytes(at: record.location))
  }
}
