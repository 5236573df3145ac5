import Bytes

/// A section of an ELF file.
public struct ELFSection: Hashable, Sendable {
  /// Its place among the sections.
  public var index: Int
  /// Of the name, in the table of the sections' names.
  public var nameOffset: UInt32
  /// What it holds.
  public var type: ELFSectionType
  /// `SHF_WRITE` 1, `SHF_ALLOC` 2, `SHF_EXECINSTR` 4, `SHF_COMPRESSED` 0x800, and others.
  public var flags: UInt64
  /// Where it is loaded; 0 when it is not.
  public var address: UInt64
  /// Where it lies in the file.
  public var offset: UInt64
  /// In the file, and in memory.
  public var byteCount: UInt64
  /// Another section's place: for symbols, that of their names.
  public var link: UInt32
  /// Depends on the type.
  public var info: UInt32
  /// Its address is a multiple of it.
  public var alignment: UInt64
  /// Of one entry of a table; 0 for what is no table.
  public var entryByteCount: UInt64

  /// `SHF_ALLOC`: it is there when the program runs.
  public var isLoaded: Bool { flags & 2 != 0 }
  /// `SHF_EXECINSTR`: it holds code.
  public var isExecutable: Bool { flags & 4 != 0 }
  /// `SHF_COMPRESSED`
  public var isCompressed: Bool { flags & 0x800 != 0 }
  /// Whether its bytes lie in the file.
  public var isInFile: Bool { type != .noBits && type != .null }

  /// Whether an address lies in the section, as it is loaded.
  public func contains(_ address: UInt64) -> Bool {
    isLoaded && address >= self.address && address - self.address < byteCount
  }
}

/// The sections of an ELF file, decoded when they are asked for.
public struct ELFSections: RandomAccessCollection, Sendable {
  private let narrow: RecordList<SectionRecord<UInt32>>
  private let wide: RecordList<SectionRecord<UInt64>>
  /// The place of the section with the names.
  let namesIndex: Int

  init(none order: ByteOrder) {
    narrow = RecordList(in: .empty, order)
    wide = RecordList(in: .empty, order)
    namesIndex = 0
  }

  init<Word>(
    _ header: FileHeaderRecord<Word>, _ counts: TableCounts, in bytes: ByteView, _ order: ByteOrder
  ) {
    let isThere = header.sectionsOffset != 0
    let table = isThere ? bytes.clampedSlice(at: UInt64(header.sectionsOffset)) : .empty
    let stride = Int(header.sectionByteCount)
    let isWide = Word.bitWidth == 64
    narrow = RecordList(in: isWide ? .empty : table, order, stride: stride, count: counts.sections)
    wide = RecordList(in: isWide ? table : .empty, order, stride: stride, count: counts.sections)
    namesIndex = counts.sectionNames
  }

  public var startIndex: Int { 0 }
  /// As many as the file has room for, whatever it claims.
  public var endIndex: Int { Swift.max(narrow.count, wide.count) }

  /// The section at a place below ``endIndex``.
  public subscript(position: Int) -> ELFSection {
    wide.isEmpty
      ? ELFSection(position, narrow[position]) : ELFSection(position, wide[position])
  }
}

extension ELFSection {
  fileprivate init<Word>(_ index: Int, _ record: SectionRecord<Word>) {
    self.init(
      index: index, nameOffset: record.nameOffset, type: ELFSectionType(rawValue: record.type),
      flags: UInt64(record.flags), address: UInt64(record.address),
      offset: UInt64(record.offset), byteCount: UInt64(record.byteCount), link: record.link,
      info: record.info, alignment: UInt64(record.alignment),
      entryByteCount: UInt64(record.entryByteCount))
  }
}
