import Bytes

/// A function with a known extent: `FUNC [m] address byte-count parameter-byte-count name`.
struct FunctionRecord: Sendable {
  var offset: Int
  var isOneOfSeveral: Bool
  var relativeAddress: UInt64
  var byteCount: UInt64
  var parameterByteCount: UInt32
  private var nameBytes: ByteView

  /// Nil, and counted, when the record is damaged.
  init?(in text: SymbolText, at offset: Int, _ bad: BadRecords) {
    var fields = text.fields(at: offset)
    guard fields.skip(RecordKind.function.keyword) else { return nil }
    isOneOfSeveral = fields.skipWord("m")
    guard let address = fields.hexadecimal(), let byteCount = fields.hexadecimal(),
      let parameters = fields.hexadecimal()
    else {
      bad.note(at: offset)
      return nil
    }
    self.offset = offset
    relativeAddress = address
    self.byteCount = byteCount
    parameterByteCount = UInt32(clamping: parameters)
    nameBytes = fields.rest()
  }

  var name: String { nameBytes.symbolName }

  func covers(_ address: UInt64) -> Bool {
    address >= relativeAddress && address - relativeAddress < byteCount
  }
}

/// A bare symbol: `PUBLIC [m] address parameter-byte-count name`.
struct PublicRecord: Sendable {
  var isOneOfSeveral: Bool
  var relativeAddress: UInt64
  var parameterByteCount: UInt32
  private var nameBytes: ByteView

  /// Nil, and counted, when the record is damaged.
  init?(in text: SymbolText, at offset: Int, _ bad: BadRecords) {
    var fields = text.fields(at: offset)
    guard fields.skip(RecordKind.publicSymbol.keyword) else { return nil }
    isOneOfSeveral = fields.skipWord("m")
    guard let address = fields.hexadecimal(), let parameters = fields.hexadecimal() else {
      bad.note(at: offset)
      return nil
    }
    relativeAddress = address
    parameterByteCount = UInt32(clamping: parameters)
    nameBytes = fields.rest()
  }

  var name: String { nameBytes.symbolName }
}

extension ByteView {
  /// The most bytes of a name that are shown; the longest seen in real files had 82 KB.
  private static var nameLimit: UInt64 { 128 * 1024 }

  /// The bytes as a name: UTF-8, repaired where it is damaged.
  var symbolName: String {
    unsafe clampedSlice(at: 0, byteCount: Self.nameLimit).withUnsafeBytes {
      unsafe String(decoding: $0, as: UTF8.self)
    }.streamSafe
  }
}
