import Bytes
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
}
