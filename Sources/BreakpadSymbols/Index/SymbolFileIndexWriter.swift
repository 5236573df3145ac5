package import Bytes
package import IndexFiles

/// Makes an index of a symbol file and writes it, from front to back.
///
/// In memory is only where the records lie: 16 bytes for each.
package struct SymbolFileIndexWriter: Sendable {
  private let text: ByteView
  private let ownsText: Bool
  private let header: IndexHeaderRecord
  private let sections: [IndexTreeWriter]

  /// Reads all of a text once, and again what is to be kept of it.
  ///
  /// - Parameter contents: the text that the source holds compressed, to be kept in the index; nil when
  ///   the source is the text.
  package init(of source: IndexSource, contents: ByteView? = nil) {
    text = contents ?? source.bytes
    ownsText = contents != nil
    sections = Self.sections(of: text, ownsText: ownsText)
    header = Self.header(of: source, text: text, ownsText: ownsText, sections)
  }

  /// Of the whole index.
  package var byteCount: Int { Int(header.byteCount) }

  /// How many records can be looked up.
  package var recordCount: Int {
    sections.prefix(RecordKind.allCases.count).reduce(0) { $0 + $1.entryCount }
  }

  package func write<Sink: ByteSink>(to sink: inout Sink) throws(Sink.Failure) {
    var builder = ByteBuilder(.littleEndian)
    builder.append(header)
    try sink.append(ByteView(builder.bytes))
    for section in sections { try section.write(to: &sink) }
    guard ownsText else { return }
    try sink.append(ByteView([UInt8](repeating: 0, count: textPadding)))
    for start in stride(from: 0, to: text.byteCount, by: Self.pieceByteCount) {
      let piece = text.clamped(from: start, to: start + Self.pieceByteCount)
      try sink.append(piece)
      piece.releaseMemory()
    }
  }

  /// So much of the text is in memory at a time.
  private static let pieceByteCount = 4 * 1024 * 1024

  private var textPadding: Int {
    Int(header.textOffset) - IndexHeaderRecord.byteCount
      - sections.reduce(0) { $0 + $1.byteCount }
  }
}

extension SymbolFileIndexWriter {
  /// By slot.
  private static func sections(of text: ByteView, ownsText: Bool) -> [IndexTreeWriter] {
    let badRecords = BadRecords()
    let indexes = HeadScan.indexes(of: SymbolText(text), badRecords: badRecords)
    var sections = indexes.map { IndexTreeWriter($0.heads.map(IndexEntry.init)) }
    let bad = badRecords.sortedOffsets.map { IndexEntry(key: UInt64($0), value: 0) }
    sections.append(IndexTreeWriter(bad))
    if ownsText { sections.append(IndexTreeWriter(blockHashes(of: text))) }
    return sections
  }

  private static func blockHashes(of text: ByteView) -> [IndexEntry] {
    (0..<BlockProof.blockCount(of: text)).map { index in
      let offset = index * BlockProof.blockByteCount
      if offset.isMultiple(of: pieceByteCount) {
        text.clamped(from: offset - pieceByteCount, to: offset).releaseMemory()
      }
      return IndexEntry(
        key: UInt64(offset), value: BlockHash.hash(BlockProof.block(index, of: text)))
    }
  }

  private static func header(
    of source: IndexSource, text: ByteView, ownsText: Bool, _ sections: [IndexTreeWriter]
  ) -> IndexHeaderRecord {
    var header = IndexHeaderRecord()
    header.signature = IndexHeaderRecord.signature
    header.version = IndexHeaderRecord.version
    header.byteOrderMark = IndexHeaderRecord.byteOrderMark
    header.payload = ownsText ? .ownText : .sourceText
    header.headerByteCount = UInt32(IndexHeaderRecord.byteCount)
    header.sourceByteCount = UInt64(source.bytes.byteCount)
    header.sourceModificationTime = source.modificationTime
    header.sourceSamples = source.samples
    header.moduleHash = SymbolText(text).firstLineHash
    header.textByteCount = UInt64(text.byteCount)
    header.arrange(sections, ownsText: ownsText)
    header.hash = header.ownHash
    return header
  }
}

extension IndexHeaderRecord {
  fileprivate mutating func arrange(_ sections: [IndexTreeWriter], ownsText: Bool) {
    var end = UInt64(Self.byteCount)
    for (slot, section) in sections.enumerated() {
      self.sections[slot].offset = end
      self.sections[slot].entryCount = UInt64(section.entryCount)
      self.sections[slot].rootHash = section.rootHash
      end += UInt64(section.byteCount)
    }
    // At the start of a page, as in a file of its own.
    textOffset = ownsText ? (end + 4095) & ~4095 : 0
    byteCount = ownsText ? textOffset + textByteCount : end
  }

  fileprivate var ownHash: UInt64 {
    var builder = ByteBuilder(.littleEndian)
    builder.append(self)
    return BlockHash.hash(ByteView(builder.bytes.dropLast(8)))
  }
}

extension IndexEntry {
  /// - Parameter head: of a text, where offsets are not negative.
  fileprivate init(_ head: RecordHead) {
    self.init(key: head.key, value: UInt64(head.offset))
  }
}
