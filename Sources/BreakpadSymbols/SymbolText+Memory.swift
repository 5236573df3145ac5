import Bytes
internal import IndexFiles
import Symbols

extension SymbolText {
  /// One number in so many bytes of text is listed, and takes 16 bytes: real text has 60 to 100 bytes
  /// for each.
  private static let bytesPerListedRecord = 64
  /// Of remembered answers, and so on: few kilobytes, in a report of ten thousand frames megabytes.
  private static let answerByteCount = 64 * 1024

  /// What the text takes of memory while it is looked things up in.
  ///
  /// - Parameter indexLimit: texts below this size have a list of all their records.
  func memory(indexLimit: Int) -> SymbolMemory {
    let isMapped = view.isReleasable
    let kept = isMapped ? min(byteCount, Residence.byteCount) : byteCount
    let index = byteCount < indexLimit ? byteCount / Self.bytesPerListedRecord * 16 : 0
    return SymbolMemory(
      mappedByteCount: isMapped ? byteCount : 0,
      residentByteCount: kept + index + Self.answerByteCount)
  }

  /// So much of the text is in memory at a time while all of it is read.
  private static let pieceByteCount = 4 * 1024 * 1024

  /// Goes through a range from front to back, until `body` says no, and lets go of what has been read.
  ///
  /// - Returns: whether `body` said yes to every piece.
  @discardableResult
  func forEachPiece(of range: Range<Int>, _ body: (Range<Int>) -> Bool) -> Bool {
    let whole = view.clamped(from: range.lowerBound, to: range.upperBound)
    whole.expect(.sequential)
    defer { whole.expect(.scattered) }
    for start in stride(from: range.lowerBound, to: range.upperBound, by: Self.pieceByteCount) {
      let end = min(range.upperBound, start + Self.pieceByteCount)
      let goesOn = body(start..<end)
      // With the piece in front: its last byte says whether a line begins here, and brought it back.
      view.clamped(from: start - Self.pieceByteCount, to: end).releaseMemory()
      guard goesOn else { return false }
    }
    return true
  }
}
