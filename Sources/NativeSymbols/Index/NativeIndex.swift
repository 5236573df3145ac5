import Bytes
import DWARF
import ELF
import IndexFiles
import Synchronization

/// What the files of a module say of addresses, as an index file says that was made of them earlier.
///
/// The file is untrusted: a piece of it is proven when it is touched. Whatever turns out wrong costs the
/// index its trust, for good.
package final class NativeIndex: Sendable {
  let data: ByteView
  let trust = IndexTrust()
  private let proof: BlockProof
  private let residence: Residence
  private let trees: [IndexTree]
  private let files: NativeFiles
  private let fileTableOffset: Int
  private let fileCount: UInt64
  /// Of the files of split DWARF that were looked at, whether they are those the index was made of.
  private let splitFiles = Mutex<[UInt64: Bool]>([:])

  /// Nil when the file is no index, is damaged where it was looked at, or is of other files.
  package init?(_ view: ByteView, of sources: NativeSources, _ files: NativeFiles) {
    guard let record = NativeIndexRecord(provenIn: view), sources.areSources(of: record, files),
      let dataByteCount = Int(exactly: record.dataByteCount),
      let data = try? view.slice(at: 0, byteCount: dataByteCount),
      let tableOffset = Int(exactly: record.fileTableOffset)
    else { return nil }
    let residence = Residence(view)
    var trees: [IndexTree] = []
    for slot in record.trees.indices {
      guard let tree = IndexTree(record.trees[slot], in: view, residence) else { return nil }
      trees.append(tree)
    }
    let hashes = trees[NativeIndexTree.dataBlocks.rawValue]
    guard let proof = BlockProof(data, hashes: hashes, trust: trust) else { return nil }
    view.expect(.scattered)
    self.data = data
    self.proof = proof
    self.residence = residence
    self.trees = trees
    self.files = files
    fileTableOffset = tableOffset
    fileCount = record.fileCount
  }

  func tree(_ tree: NativeIndexTree) -> IndexTree { trees[tree.rawValue] }

  /// A place in the data from which so many bytes at most can be read, proven; nil when they are damaged.
  func cursor(at offset: UInt64, byteLimit: Int) -> DWARFCursor? {
    guard let offset = Int(exactly: offset), offset < data.byteCount else { return distrusted() }
    let end = min(data.byteCount, offset + byteLimit)
    residence.touch(offset)
    proof.touch(from: offset, to: end)
    guard !trust.isLost else { return nil }
    return DWARFCursor(data, at: offset, end: end, order: .littleEndian)
  }

  /// Nil, and from now on the index is not asked.
  func distrusted<Value>() -> Value? {
    trust.lose()
    return nil
  }

  /// An answer, unless what it was made of was damaged.
  func answer<Value>(_ find: () -> IndexAnswer<Value>) -> IndexAnswer<Value> {
    if trust.isLost { return .unknown }
    let answer = find()
    return trust.isLost ? .unknown : answer
  }
}

/// What an index says to a question.
enum IndexAnswer<Value> {
  /// The value; nil for what the files say nothing of.
  case known(Value?)
  /// The files themselves have to be asked.
  case unknown
}

extension NativeIndexRecord {
  /// The end of an index file of our version that has not been damaged.
  fileprivate init?(provenIn view: ByteView) {
    let byteCount = Self.byteCount
    let start = view.byteCount - byteCount
    guard start >= 0, let record = try? view.record(Self.self, at: start, .littleEndian),
      record.signature == Self.signature, record.version == Self.version,
      record.byteOrderMark == Self.byteOrderMark, record.byteCount == view.byteCount,
      record.hash == BlockHash.hash(view.clamped(from: start, to: view.byteCount - 8))
    else { return nil }
    self = record
  }
}

// MARK: - Texts

extension NativeIndex {
  /// More bytes than a number of 64 bits takes.
  private static let numberByteLimit = 10

  /// The text at an offset of the data; nil for none.
  func text(at offset: UInt64) -> String? {
    guard offset > 0, var head = cursor(at: offset, byteLimit: Self.numberByteLimit) else {
      return nil
    }
    let byteCount = head.unsignedLEB()
    guard !head.isBroken, byteCount <= UInt64(data.byteCount - head.offset) else {
      return distrusted()
    }
    proof.touch(from: head.offset, to: head.offset + Int(byteCount))
    return data.clampedSlice(at: UInt64(head.offset), byteCount: byteCount).text
  }

  /// The path of a source file; nil for number 0.
  func path(ofFile number: UInt64) -> String? {
    guard number > 0 else { return nil }
    let (place, overflow) = number.multipliedReportingOverflow(by: 8)
    guard number < fileCount, !overflow,
      var entry = cursor(at: UInt64(fileTableOffset).addingClamped(place), byteLimit: 8)
    else { return distrusted() }
    return text(at: entry.number(UInt64.self))
  }
}

// MARK: - Files of split DWARF

extension NativeIndex {
  /// Whether what describes the code at an address is what it was when the index was made.
  func isCurrent(at address: UInt64) -> Bool {
    let tree = tree(.splitCode)
    guard tree.entryCount > 0 else { return true }
    guard let count = tree.entryCount(upTo: address) else { return distrusted() ?? false }
    guard count > 0 else { return true }
    guard let number = tree.entry(at: count - 1)?.value else { return distrusted() ?? false }
    return number == 0 || isCurrent(splitFile: number)
  }

  private func isCurrent(splitFile number: UInt64) -> Bool {
    if let known = splitFiles.withLock({ $0[number] }) { return known }
    let isCurrent = isUnchanged(splitFile: number)
    splitFiles.withLock { $0[number] = isCurrent }
    return isCurrent || distrusted() ?? false
  }

  private func isUnchanged(splitFile number: UInt64) -> Bool {
    let tree = tree(.splitFiles)
    guard let count = tree.entryCount(upTo: number), let entry = tree.entry(at: count - 1),
      entry.key == number, var cursor = cursor(at: entry.value, byteLimit: 256)
    else { return false }
    let name = text(at: cursor.unsignedLEB())
    let folder = text(at: cursor.unsignedLEB())
    let reference = SplitReference(
      id: cursor.number(UInt64.self), name: ByteView((name ?? "").utf8),
      compilationDirectory: folder.map { ByteView($0.utf8) })
    let identity = SplitFileIdentity(&cursor)
    return !cursor.isBroken && identity == SplitFileIdentity(files.splitFile(reference))
  }
}

// MARK: - Call frames

extension NativeIndex {
  /// The entry of an address in a call-frame section.
  func frameEntry(at address: UInt64, _ place: FramePlace) -> CallFrames.KnownEntry {
    let tree = tree(place.tree)
    guard !trust.isLost, let count = tree.entryCount(upTo: address) else {
      trust.lose()
      return .unknown
    }
    guard count > 0 else { return .none }
    guard let value = tree.entry(at: count - 1)?.value, let place = Int(exactly: value) else {
      trust.lose()
      return .unknown
    }
    return place == 0 ? .none : .at(place - 1)
  }
}
