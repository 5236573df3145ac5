import Bytes

/// The name of an inlined function: `INLINE_ORIGIN number name`, formerly `number file name`.
struct InlineOriginRecord {
  /// The file the function is defined in; only the old form says, and it may not know (-1).
  var file: UInt32?
  var name: String

  init?(in text: SymbolText, at offset: Int) {
    var fields = text.fields(at: offset)
    guard fields.skip(RecordKind.inlineOrigin.keyword), fields.decimal() != nil else { return nil }
    var old = fields
    let isUnknownFile = old.skipWord("-1")
    let file = isUnknownFile ? nil : old.decimal()
    // No function is called by a bare number: with a name behind it, it is a file's.
    if isUnknownFile || file != nil, !old.isAtEnd {
      self.file = file
      name = old.rest().symbolName
    } else {
      name = fields.rest().symbolName
    }
  }
}
