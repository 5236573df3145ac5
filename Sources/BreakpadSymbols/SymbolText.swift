import Bytes
internal import IndexFiles

/// The text of a symbol file: lines that are found by looking for line feeds.
///
/// A line ends at a line feed or at the end of the text; carriage returns in front of that do not
/// belong to it.
struct SymbolText: Sendable {
  /// What looking at the text takes, so that a copy of it counts one reference.
  private final class Parts: Sendable {
    let view: ByteView
    let residence: Residence
    let allowance: ReadingAllowance
    /// Of a text in an index file, which may be damaged.
    let proof: BlockProof?

    init(
      _ view: ByteView, _ residence: Residence, _ allowance: ReadingAllowance, _ proof: BlockProof?
    ) {
      self.view = view
      self.residence = residence
      self.allowance = allowance
      self.proof = proof
    }
  }

  private let parts: Parts

  var view: ByteView { parts.view }
  var residence: Residence { parts.residence }
  var allowance: ReadingAllowance { parts.allowance }
  private var proof: BlockProof? { parts.proof }

  init(
    _ view: ByteView, allowance: Int = ReadingAllowance.standard, proof: BlockProof? = nil
  ) {
    parts = Parts(view, Residence(view), ReadingAllowance(allowance), proof)
  }

  private init(_ parts: Parts) {
    self.parts = parts
  }

  /// The same text, of which as much may be read as at first.
  var forOneReport: SymbolText {
    SymbolText(
      Parts(view.withOwnOwner, residence, ReadingAllowance(allowance.byteCount), proof))
  }

  /// The same text for one task of several, which shares what may be read with them.
  var forOneTask: SymbolText {
    SymbolText(Parts(view.withOwnOwner, residence, allowance, proof))
  }

  var byteCount: Int { view.byteCount }

  /// Longer lines are cut: the longest real ones have a tenth of it.
  private static let lineLimit = 1024 * 1024

  /// The words of the line that begins at `offset`.
  func fields(at offset: Int) -> Fields {
    residence.touch(offset)
    let limit = min(byteCount, offset + Self.lineLimit)
    var end = firstLineFeed(from: offset, below: limit) ?? limit
    proof?.touch(from: offset, to: end)
    while end > offset, view[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return Fields(view, from: offset, to: end)
  }

  /// Offset of the line feed that ends the line `offset` lies in, or of the end of the text.
  func lineEnd(from offset: Int) -> Int {
    let end = firstLineFeed(from: offset, below: byteCount) ?? byteCount
    proof?.touch(from: offset, to: end)
    return end
  }

  /// Whether a line begins at an offset, and inside of the text.
  func isLineStart(_ offset: Int) -> Bool {
    offset >= 0 && offset < byteCount && (offset == 0 || view[offset - 1] == 0x0a)
  }

  /// Offset of the line behind the one `offset` lies in; the end of the text behind the last one.
  func nextLine(after offset: Int) -> Int {
    min(byteCount, lineEnd(from: offset) + 1)
  }

  /// Offset of the first byte of the line `offset` lies in.
  func lineStart(of offset: Int) -> Int {
    lastLineFeed(before: offset).map { $0 + 1 } ?? 0
  }

  func begins(with keyword: StaticString, at offset: Int) -> Bool {
    proof?.touch(from: offset, to: offset + 16)
    // The keyword's first byte decides nearly always, and costs no search for the line's end.
    var fields = Fields(view, from: offset, to: min(byteCount, offset + 16))
    return fields.skip(keyword)
  }

  private func firstLineFeed(from start: Int, below end: Int) -> Int? {
    guard start >= 0, end <= byteCount else { return nil }
    return unsafe view.withUnsafeBytes { bytes in
      var position = start
      while position + 8 <= end {
        let matches = unsafe Self.lineFeeds(
          in: UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self)))
        if matches != 0 { return position + matches.trailingZeroBitCount >> 3 }
        position += 8
      }
      while position < end {
        if unsafe bytes[position] == 0x0a { return position }
        position += 1
      }
      return nil
    }
  }

  private func lastLineFeed(before end: Int) -> Int? {
    var position = min(end, byteCount)
    while position > 0 {
      position -= 1
      if view[position] == 0x0a { return position }
    }
    return nil
  }

  /// The top bit of every byte that is a line feed; bytes above the first one may be false.
  private static func lineFeeds(in word: UInt64) -> UInt64 {
    let difference = word ^ 0x0a0a_0a0a_0a0a_0a0a
    return (difference &- 0x0101_0101_0101_0101) & ~difference & 0x8080_8080_8080_8080
  }
}
