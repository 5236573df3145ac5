import Bytes

/// What the dynamic segment says, without going through it again for each question.
struct DynamicEntries {
  /// The numbers of the entries that are asked for: `d_tag`.
  enum Tag: UInt64 {
    /// `DT_HASH`
    case hash = 4
    /// `DT_STRTAB`
    case strings = 5
    /// `DT_SYMTAB`
    case symbols = 6
    /// `DT_STRSZ`
    case stringsByteCount = 10
    /// `DT_SYMENT`
    case symbolByteCount = 11
    /// `DT_GNU_HASH`
    case gnuHash = 0x6fff_fef5
  }

  /// More entries than any linker writes.
  private static let limit = 4096

  private var values: [UInt64: UInt64] = [:]

  init(of file: ELFFile) {
    guard let segment = file.segments.first(where: { $0.type == .dynamic }) else { return }
    let bytes = file.contents(of: segment)
    if file.addressByteCount == 8 {
      take(RecordList<DynamicRecord<UInt64>>(in: bytes, file.byteOrder), of: file)
    } else {
      take(RecordList<DynamicRecord<UInt32>>(in: bytes, file.byteOrder), of: file)
    }
  }

  private mutating func take<Word>(_ entries: RecordList<DynamicRecord<Word>>, of file: ELFFile) {
    for entry in entries.prefix(Self.limit) {
      if entry.tag == 0 { return }
      guard let tag = Tag(rawValue: UInt64(entry.tag)), values[tag.rawValue] == nil else {
        continue
      }
      values[tag.rawValue] = UInt64(entry.value)
    }
  }

  /// The first entry with a tag.
  subscript(tag: Tag) -> UInt64? { values[tag.rawValue] }
}
