import Bytes

/// What a stretch of text holds, in the order writers of symbol files keep to.
enum TextContent: Int, Comparable, Sendable {
  /// MODULE and INFO records.
  case header
  case files
  case inlineOrigins
  /// FUNC records with their INLINE records and lines, and PUBLIC records.
  case code
  case callFrames
  case windowsFrames

  /// The most frequent ones first.
  private static let beginnings =
    ([
      ("FUNC ", .code), ("INLINE ", .code), ("STACK CFI ", .callFrames), ("PUBLIC ", .code),
      ("INLINE_ORIGIN ", .inlineOrigins), ("FILE ", .files), ("STACK WIN ", .windowsFrames),
      ("INFO ", .header), ("MODULE ", .header),
    ] as [(StaticString, TextContent)])
    .map { (pattern: RecordPattern($0), content: $1) }

  /// Nil when the line that begins at `offset` is none that is known.
  init?(of text: SymbolText, at offset: Int) {
    if let content = Self.ofRecord(in: text, at: offset) {
      self = content
    } else {
      var fields = text.fields(at: offset)
      guard fields.hexadecimal() != nil else { return nil }
      self = .code
    }
  }

  private static func ofRecord(in text: SymbolText, at offset: Int) -> TextContent? {
    unsafe text.view.withUnsafeBytes { bytes in
      let words = unsafe RecordPattern.words(in: bytes, at: offset)
      for beginning in beginnings
      where unsafe beginning.pattern.end(of: words, at: offset, in: bytes) != nil {
        return beginning.content
      }
      return nil
    }
  }

  static func < (left: TextContent, right: TextContent) -> Bool { left.rawValue < right.rawValue }
}
