import Bytes
internal import IndexFiles

/// The beginning of an index file: 592 bytes, little-endian. `Docs/Formats/SymbolIndex.md`.
struct IndexHeaderRecord: Record {
  var signature: UInt64 = 0
  var version: UInt32 = 0
  /// 0x01020304: other bytes say that they were written in another order.
  var byteOrderMark: UInt32 = 0
  var payload = IndexPayload.none
  var headerByteCount: UInt32 = 0
  /// Of the whole index file.
  var byteCount: UInt64 = 0
  /// Of the file the index was made of, as it lies on the disk.
  var sourceByteCount: UInt64 = 0
  /// In nanoseconds since 1970.
  var sourceModificationTime: Int64 = 0
  var sourceSamples = FixedArray<16, UInt64>(repeating: 0)
  /// Of the text's first line: the MODULE record.
  var moduleHash: UInt64 = 0
  var textByteCount: UInt64 = 0
  /// In the index file; 0 when the text is not in it.
  var textOffset: UInt64 = 0
  /// By ``IndexSection``.
  var sections = FixedArray<16, IndexTreeRecord>(repeating: IndexTreeRecord())
  /// Of all bytes in front.
  var hash: UInt64 = 0

  init() {}

  mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&signature)
    visitor.visit(&version)
    visitor.visit(&byteOrderMark)
    visitor.visit(&payload)
    visitor.visit(&headerByteCount)
    visitor.visit(&byteCount)
    visitor.visit(&sourceByteCount)
    visitor.visit(&sourceModificationTime)
    visitor.visit(&sourceSamples)
    visitor.visit(&moduleHash)
    visitor.visit(&textByteCount)
    visitor.visit(&textOffset)
    visitor.visit(&sections)
    visitor.visit(&hash)
  }

  /// `SYMINDEX`.
  static let signature: UInt64 = 0x5845_444e_494d_5953
  static let version: UInt32 = 1
  static let byteOrderMark: UInt32 = 0x0102_0304
}

/// What the numbers of an index lead to.
struct IndexPayload: OpenCode {
  var rawValue: UInt32

  static let none = Self(rawValue: 0)
  /// Lines of the source file itself.
  static let sourceText = Self(rawValue: 1)
  /// Lines of the text in the index file, which the source holds compressed.
  static let ownText = Self(rawValue: 2)
}

/// Which tree an entry of ``IndexHeaderRecord/sections`` is.
enum IndexSection: Hashable, Sendable {
  /// Numbers and offsets of the records of a kind: the first seven.
  case records(RecordKind)
  /// Offsets of the lines that could not be understood.
  case badRecords
  /// Hashes of the blocks of the text in the index file, by their offsets.
  case textBlocks

  var slot: Int {
    switch self {
    case .records(let kind): kind.rawValue
    case .badRecords: 7
    case .textBlocks: 8
    }
  }
}
