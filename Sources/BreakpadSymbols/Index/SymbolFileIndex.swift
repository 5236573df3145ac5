package import Bytes
package import IndexFiles

/// Where the records of a symbol file lie, as an index file says that was made earlier.
///
/// The file is untrusted: a piece of it is proven when it is touched, and a record is believed only
/// when the text has it. Whatever turns out wrong costs the index its trust, for good.
package struct SymbolFileIndex: Sendable {
  /// The text the index is of: the source's own, or what the index keeps of a compressed one.
  let text: SymbolText
  let trust = IndexTrust()
  private let trees: [IndexTree]

  /// Nil when the file is no index, is damaged where it was looked at, or is of another source.
  package init?(_ view: ByteView, of source: IndexSource) {
    guard let header = IndexHeaderRecord(provenIn: view), header.isOf(source) else { return nil }
    let residence = Residence(view)
    var trees: [IndexTree] = []
    for slot in header.sections.indices {
      guard let tree = IndexTree(header.sections[slot], in: view, residence) else { return nil }
      trees.append(tree)
    }
    guard let text = header.text(in: view, or: source, trees, trust) else { return nil }
    view.expect(.scattered)
    self.text = text
    self.trees = trees
    guard header.moduleHash == text.firstLineHash, !trust.isLost else { return nil }
  }

  /// The records of a kind with the highest numbers up to `key`, highest and last first.
  func window(_ kind: RecordKind, upTo key: UInt64, keyCount: Int) -> [RecordHead] {
    let tree = trees[IndexSection.records(kind).slot]
    guard var position = tree.entryCount(upTo: key) else { return distrusted() }
    var window = RecordWindow(keyCount: keyCount)
    while position > 0 {
      guard let head = head(of: kind, in: tree, at: position - 1) else { return distrusted() }
      guard window.add(head) else { break }
      position -= 1
    }
    return window.heads
  }

  private func head(of kind: RecordKind, in tree: IndexTree, at position: Int) -> RecordHead? {
    guard let entry = tree.entry(at: position), let offset = Int(exactly: entry.value),
      text.isLineStart(offset), text.key(of: kind, at: offset) == entry.key
    else { return nil }
    return RecordHead(key: entry.key, offset: offset)
  }

  private func distrusted() -> [RecordHead] {
    trust.lose()
    return []
  }
}

// MARK: - Records that could not be understood when the index was made

extension SymbolFileIndex {
  var badRecordCount: Int { badRecords.entryCount }

  func holdsBadRecord(at offset: Int) -> Bool {
    guard badRecords.entryCount > 0, let count = badRecords.entryCount(upTo: UInt64(offset)) else {
      return false
    }
    return badRecords.entry(at: count - 1)?.key == UInt64(offset)
  }

  private var badRecords: IndexTree { trees[IndexSection.badRecords.slot] }
}

// MARK: - The header

extension IndexHeaderRecord {
  /// The header of an index file of our version that has not been damaged or cut off.
  fileprivate init?(provenIn view: ByteView) {
    let byteCount = Self.byteCount
    guard let header = try? view.record(Self.self, at: 0, .littleEndian),
      header.signature == Self.signature, header.version == Self.version,
      header.byteOrderMark == Self.byteOrderMark, header.headerByteCount == byteCount,
      header.byteCount == view.byteCount,
      header.hash == BlockHash.hash(view.clamped(from: 0, to: byteCount - 8))
    else { return nil }
    self = header
  }

  /// Cheap answers first.
  fileprivate func isOf(_ source: IndexSource) -> Bool {
    sourceByteCount == source.bytes.byteCount
      && sourceModificationTime == source.modificationTime && sourceSamples == source.samples
  }

  fileprivate func text(
    in view: ByteView, or source: IndexSource, _ trees: [IndexTree], _ trust: IndexTrust
  ) -> SymbolText? {
    switch payload {
    case .sourceText:
      return textByteCount == source.bytes.byteCount ? SymbolText(source.bytes) : nil
    case .ownText:
      guard let offset = Int(exactly: textOffset), let count = Int(exactly: textByteCount),
        let own = try? view.slice(at: offset, byteCount: count),
        let proof = BlockProof(own, hashes: trees[IndexSection.textBlocks.slot], trust: trust)
      else { return nil }
      return SymbolText(own, proof: proof)
    default: return nil
    }
  }
}

extension SymbolText {
  /// Of the MODULE record, normally; of no more than a block.
  var firstLineHash: UInt64 {
    BlockHash.hash(view.clamped(from: 0, to: min(BlockProof.blockByteCount, fields(at: 0).end)))
  }
}
