/// The records of a symbol file that are looked up by a number: their own or an address.
enum RecordKind: Int, CaseIterable, Sendable {
  case file
  case inlineOrigin
  case function
  case publicSymbol
  case cfiInit
  /// STACK WIN of type 4: FrameData.
  case windowsProgram
  /// STACK WIN of type 0: FPO_DATA.
  case windowsOmittedPointer

  /// How a record begins, up to and including the space in front of what follows.
  var keyword: StaticString {
    switch self {
    case .file: "FILE "
    case .inlineOrigin: "INLINE_ORIGIN "
    case .function: "FUNC "
    case .publicSymbol: "PUBLIC "
    case .cfiInit: "STACK CFI INIT "
    case .windowsProgram: "STACK WIN 4 "
    case .windowsOmittedPointer: "STACK WIN 0 "
    }
  }

  /// The number a record is looked up by; nil when the record is another one or damaged.
  func key(in text: SymbolText, at offset: Int) -> UInt64? {
    var fields = text.fields(at: offset)
    guard fields.skip(keyword) else { return nil }
    switch self {
    case .file, .inlineOrigin:
      return fields.decimal().map(UInt64.init)
    case .function, .publicSymbol:
      _ = fields.skipWord("m")
      return fields.hexadecimal()
    case .cfiInit, .windowsProgram, .windowsOmittedPointer:
      return fields.hexadecimal()
    }
  }
}

/// Where a record lies, and the number it is looked up by.
struct RecordHead: Hashable, Sendable {
  var key: UInt64
  /// Of the record's first byte, in the text.
  var offset: Int
}
