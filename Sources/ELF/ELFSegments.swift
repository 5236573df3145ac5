import Bytes

/// A segment of an ELF file: what the loader looks at.
public struct ELFSegment: Hashable, Sendable {
  /// What it holds.
  public var type: ELFSegmentType
  /// `PF_X` 1, `PF_W` 2, `PF_R` 4.
  public var flags: UInt32
  /// Where it lies in the file; means nothing in a separate debug file.
  public var offset: UInt64
  /// Where it is loaded.
  public var address: UInt64
  /// In the file.
  public var byteCount: UInt64
  /// In memory: what goes beyond ``byteCount`` is zero.
  public var memoryByteCount: UInt64
  /// Address and offset leave the same remainder by it.
  public var alignment: UInt64

  /// `PF_X`: it holds code.
  public var isExecutable: Bool { flags & 1 != 0 }

  /// Whether an address lies in the segment, as it is loaded.
  public func contains(_ address: UInt64) -> Bool {
    address >= self.address && address - self.address < memoryByteCount
  }
}

/// The segments of an ELF file, decoded when they are asked for.
public struct ELFSegments: RandomAccessCollection, Sendable {
  private let narrow: RecordList<SegmentRecord<UInt32>>
  private let wide: RecordList<SegmentRecord<UInt64>>

  init<Word>(
    _ header: FileHeaderRecord<Word>, _ counts: TableCounts, in bytes: ByteView, _ order: ByteOrder
  ) {
    let isThere = header.segmentsOffset != 0
    let table = isThere ? bytes.clampedSlice(at: UInt64(header.segmentsOffset)) : .empty
    let stride = Int(header.segmentByteCount)
    let isWide = Word.bitWidth == 64
    narrow = RecordList(in: isWide ? .empty : table, order, stride: stride, count: counts.segments)
    wide = RecordList(in: isWide ? table : .empty, order, stride: stride, count: counts.segments)
  }

  public var startIndex: Int { 0 }
  /// As many as the file has room for, whatever it claims.
  public var endIndex: Int { Swift.max(narrow.count, wide.count) }

  /// The segment at a place below ``endIndex``.
  public subscript(position: Int) -> ELFSegment {
    wide.isEmpty ? ELFSegment(narrow[position]) : ELFSegment(wide[position])
  }
}

extension ELFSegment {
  fileprivate init<Word>(_ record: SegmentRecord<Word>) {
    self.init(
      type: ELFSegmentType(rawValue: record.type), flags: record.flags,
      offset: UInt64(record.offset), address: UInt64(record.address),
      byteCount: UInt64(record.byteCount), memoryByteCount: UInt64(record.memoryByteCount),
      alignment: UInt64(record.alignment))
  }
}
