public import Bytes
public import MinidumpFormat

/// Large pieces of the process's memory, one behind the other in the file: MINIDUMP_MEMORY64_LIST.
public struct Memory64List: MinidumpStream, RandomAccessCollection {
  public static let type = StreamType.memory64List

  /// The pieces as they lie in the file.
  public let records: RecordList<Memory64Record>
  public let problems: [MinidumpError]
  /// Where the bytes of each piece lie in the file; past its end once the sizes add up to more
  /// than 64 bits.
  private let offsets: [UInt64]
  private let dump: Minidump

  public init(_ view: ByteView, in dump: Minidump) throws(MinidumpError) {
    let subject = "large memory list"
    let header: Memory64ListHeader = try Self.head(view, subject, dump.byteOrder)
    let layout = try ListLayout(
      extended: view, headerByteCount: UInt32(Memory64ListHeader.byteCount),
      entryByteCount: UInt32(Memory64Record.byteCount), entryCount: header.regionCount,
      smallest: (Memory64ListHeader.byteCount, Memory64Record.byteCount), subject)
    records = layout.records(dump.byteOrder)
    var offsets: [UInt64] = []
    var next = header.offset
    for record in records {
      offsets.append(next)
      let (sum, overflow) = next.addingReportingOverflow(record.byteCount)
      next = overflow ? .max : sum
    }
    self.offsets = offsets
    self.dump = dump
    let end = UInt64(dump.view.byteCount)
    problems =
      layout.problems
      + (next > end ? [Self.cutShort(subject, claimed: next, end: end, view.fileOffset)] : [])
  }

  /// Zeros could be a list without entries.
  public var isPlausible: Bool { problems.isEmpty && !isEmpty }

  public var startIndex: Int { 0 }
  public var endIndex: Int { records.count }

  public subscript(position: Int) -> Minidump.MemoryRegion {
    let record = records[position]
    return Minidump.MemoryRegion(
      address: record.address, claimedByteCount: record.byteCount,
      view: dump.view.clampedSlice(at: offsets[position], byteCount: record.byteCount))
  }

  private static func cutShort(
    _ subject: String, claimed: UInt64, end: UInt64, _ offset: UInt64
  ) -> MinidumpError {
    MinidumpError(
      subject,
      "its memory reaches to 0x\(String(claimed, radix: 16)), the file ends at "
        + "0x\(String(end, radix: 16)): what is there is kept", at: offset)
  }
}
