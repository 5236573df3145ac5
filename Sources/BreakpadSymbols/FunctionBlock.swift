import Bytes

/// The lines and inlined calls of a function that an address lies in.
///
/// They are read one after the other from the text behind the FUNC record, and only what covers the
/// address is kept.
struct FunctionBlock {
  /// A source line: `address byte-count line file`.
  struct Line {
    var relativeAddress: UInt64
    var byteCount: UInt64
    var number: UInt32
    var file: UInt32
  }

  /// A range of an inlined call: `INLINE depth call-line [call-file] origin (address byte-count)+`.
  struct Call {
    var relativeAddress: UInt64
    var byteCount: UInt64
    var line: UInt32
    /// Nil in the old form of the record, which does not say.
    var file: UInt32?
    var origin: UInt32
  }

  /// Deeper calls are passed over: nobody inlines that deep.
  static let depthLimit = 256

  /// More of a function is not read: its lines would fill a thousand files of source.
  private static let byteLimit = 32 * 1024 * 1024

  private let text: SymbolText
  private let address: UInt64
  private let badRecords: BadRecords
  private(set) var line: Line?
  /// By depth, from the call in the function itself inwards.
  private var callsByDepth: [Call?] = []

  init(of function: FunctionRecord, in text: SymbolText, at address: UInt64, bad: BadRecords) {
    self.text = text
    self.address = address
    badRecords = bad
    let start = text.nextLine(after: function.offset)
    let limit = min(text.byteCount, start + text.allowance.available(of: Self.byteLimit))
    var offset = start
    while offset < text.byteCount, !Self.ends(text, at: offset) {
      guard offset < limit else {
        bad.note(at: function.offset)
        break
      }
      visit(at: offset)
      offset = text.nextLine(after: offset)
    }
    text.allowance.spend(offset - start)
  }

  /// The inlined calls the address lies in, outermost first.
  ///
  /// A depth nobody is found at hides the deeper ones: they have no caller.
  var calls: [Call] {
    callsByDepth.prefix { $0 != nil }.compactMap { $0 }
  }

  private static func ends(_ text: SymbolText, at offset: Int) -> Bool {
    switch text.view[offset] {
    case UInt8(ascii: "F"): text.begins(with: "FUNC ", at: offset)
    case UInt8(ascii: "P"): text.begins(with: "PUBLIC ", at: offset)
    case UInt8(ascii: "S"): text.begins(with: "STACK ", at: offset)
    default: false
    }
  }

  private mutating func visit(at offset: Int) {
    var fields = text.fields(at: offset)
    if fields.isAtEnd { return }
    if fields.skip("INLINE ") {
      if !visitInline(&fields) { badRecords.note(at: offset) }
    } else if isAnotherRecord(at: offset) {
      return
    } else if !visitLine(&fields) {
      badRecords.note(at: offset)
    }
  }

  /// FILE, INFO or the unknown: counted, if at all, when the file's records are looked for.
  private func isAnotherRecord(at offset: Int) -> Bool {
    guard let first = text.view[offset] else { return true }
    return (first > UInt8(ascii: "F") && first <= UInt8(ascii: "Z"))
      || text.begins(with: RecordKind.file.keyword, at: offset)
  }

  private mutating func visitLine(_ fields: inout Fields) -> Bool {
    guard let start = fields.hexadecimal(), let byteCount = fields.hexadecimal(),
      let number = fields.decimalOrNegative(), let file = fields.decimal()
    else { return false }
    guard address >= start, address - start < byteCount else { return true }
    // Of overlapping lines the one that begins first is meant, then the shorter one.
    if let line, (line.relativeAddress, line.byteCount) <= (start, byteCount) { return true }
    line = Line(relativeAddress: start, byteCount: byteCount, number: number, file: file)
    return true
  }

  private mutating func visitInline(_ fields: inout Fields) -> Bool {
    let wordCount = fields.wordCount()
    let hasFile = wordCount.isMultiple(of: 2)
    guard wordCount >= (hasFile ? 6 : 5), let depth = fields.decimal(),
      let line = fields.decimalOrNegative()
    else { return false }
    let file = hasFile ? fields.decimal() : nil
    guard hasFile == (file != nil), let origin = fields.decimal() else { return false }
    while !fields.isAtEnd {
      guard let start = fields.hexadecimal(), let byteCount = fields.hexadecimal() else {
        return false
      }
      add(
        Call(
          relativeAddress: start, byteCount: byteCount, line: line, file: file, origin: origin),
        depth: Int(depth))
    }
    return true
  }

  private mutating func add(_ call: Call, depth: Int) {
    guard address >= call.relativeAddress, address - call.relativeAddress < call.byteCount,
      depth < Self.depthLimit
    else { return }
    while callsByDepth.count <= depth { callsByDepth.append(nil) }
    // Of overlapping calls at one depth, the one that begins last.
    if let other = callsByDepth[depth], other.relativeAddress > call.relativeAddress { return }
    callsByDepth[depth] = call
  }
}
