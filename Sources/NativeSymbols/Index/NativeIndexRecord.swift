import Bytes
import IndexFiles

/// The end of an index file: 976 bytes, little-endian. `Docs/Formats/NativeIndex.md`.
struct NativeIndexRecord: Record {
  var signature: UInt64 = 0
  var version: UInt32 = 0
  /// 0x01020304: other bytes say that they were written in another order.
  var byteOrderMark: UInt32 = 0
  /// Of the whole index file.
  var byteCount: UInt64 = 0
  /// Of the data, with which the file begins.
  var dataByteCount: UInt64 = 0
  /// In the data: where each source file's path lies.
  var fileTableOffset: UInt64 = 0
  var fileCount: UInt64 = 0
  /// The files it was made of: the image, its debug file, dwz's, the package of split units.
  var sources = FixedArray<4, NativeSourceRecord>(repeating: NativeSourceRecord())
  /// By ``NativeIndexTree``.
  var trees = FixedArray<13, IndexTreeRecord>(repeating: IndexTreeRecord())
  /// Of all bytes of the record in front.
  var hash: UInt64 = 0

  init() {}

  mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&signature)
    visitor.visit(&version)
    visitor.visit(&byteOrderMark)
    visitor.visit(&byteCount)
    visitor.visit(&dataByteCount)
    visitor.visit(&fileTableOffset)
    visitor.visit(&fileCount)
    visitor.visit(&sources)
    visitor.visit(&trees)
    visitor.visit(&hash)
  }

  /// `ELFINDEX`.
  static let signature: UInt64 = 0x5845_444e_4946_4c45
  static let version: UInt32 = 1
  static let byteOrderMark: UInt32 = 0x0102_0304
}

/// A file that an index was made of: 152 bytes.
struct NativeSourceRecord: Record, Equatable {
  /// 0 when there was none.
  var byteCount: UInt64 = 0
  /// In nanoseconds since 1970.
  var modificationTime: Int64 = 0
  var samples = FixedArray<16, UInt64>(repeating: 0)
  /// Hash of the build id; 0 without one.
  var buildIDHash: UInt64 = 0

  init() {}

  mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&byteCount)
    visitor.visit(&modificationTime)
    visitor.visit(&samples)
    visitor.visit(&buildIDHash)
  }
}

/// The trees of an index, by their place in ``NativeIndexRecord/trees``.
enum NativeIndexTree: Int, CaseIterable {
  /// Where a stretch of code begins, and where in the data its functions and inlined calls are.
  case scopes
  /// The same of lines.
  case lines
  /// The same of symbols.
  case symbols
  /// Offsets of blocks of the data, and their hashes.
  case dataBlocks
  /// Where code begins that a file of split DWARF describes, and the number of the file from 1; 0 where
  /// it ends.
  case splitCode
  /// Numbers of files of split DWARF, and where in the data they are described.
  case splitFiles
  /// Where a function begins, and 1 more than where its entry lies in the image's `.eh_frame`; 0 where
  /// it ends. Empty where the section has a search table.
  case exceptionFrames
  /// The same of `.debug_frame` of the image, of the debug file and of `.gnu_debugdata`.
  case imageFrames
  case debugFrames
  case packedFrames
}
