import Bytes
import Symbols

/// One STACK WIN record: `STACK WIN type address code prolog epilog parameters saved locals
/// max-stack has-program (program | allocates-base-pointer)`, all hexadecimal but the last two.
struct WindowsFrameRecord {
  var offset: Int
  var frame: WindowsFrame

  /// Nil, and counted, when the record is damaged.
  init?(_ kind: RecordKind, in text: SymbolText, at offset: Int, _ bad: BadRecords) {
    var fields = text.fields(at: offset)
    guard fields.skip(kind.keyword), let address = fields.hexadecimal(),
      let code = fields.hexadecimal(), let prolog = fields.byteCount(),
      let epilog = fields.byteCount(), let parameters = fields.byteCount(),
      let saved = fields.byteCount(), let locals = fields.byteCount(),
      let maximum = fields.byteCount(), let hasProgram = fields.decimal(),
      let method = Self.method(kind, hasProgram: hasProgram != 0, fields.rest())
    else {
      bad.note(at: offset)
      return nil
    }
    self.offset = offset
    frame = WindowsFrame(
      relativeAddress: address, codeByteCount: code, prologByteCount: prolog,
      epilogByteCount: epilog, parameterByteCount: parameters, savedRegisterByteCount: saved,
      localByteCount: locals, maximumStackByteCount: maximum, method: method)
  }

  func covers(_ address: UInt64) -> Bool {
    address >= frame.relativeAddress && address - frame.relativeAddress < frame.codeByteCount
  }

  /// Nil when the record's type and its has-program flag contradict each other: then nobody knows
  /// what the last field means.
  private static func method(
    _ kind: RecordKind, hasProgram: Bool, _ last: ByteView
  ) -> WindowsFrame.Method? {
    guard hasProgram == (kind == .windowsProgram) else { return nil }
    if hasProgram { return WindowsFrameProgram(text: last).map { .program($0) } }
    var fields = Fields(last, from: 0, to: last.byteCount)
    return fields.decimal().map { .omittedFramePointer(allocatesBasePointer: $0 != 0) }
  }
}

extension Fields {
  /// A hexadecimal number below 2^32.
  fileprivate mutating func byteCount() -> UInt32? {
    hexadecimal().flatMap { UInt32(exactly: $0) }
  }
}
