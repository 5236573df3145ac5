import BreakpadSymbols
import Bytes

/// One pass over a symbol file.
struct SymbolCheckRun {
  let text: ByteView
  let header: SymbolFileHeader
  var contents = SymbolFileCheck.Contents()
  var log: ProblemLog
  var lineCount = 0
  private var files = NumberSet()
  private var origins = NumberSet()
  private var functions: FunctionCheck
  private var frames: CallFrameCheck
  private var stage = Stage.module
  private var hasModule = false
  private var hasCodeIdentifier = false

  /// The usual order of contents.
  private enum Stage: Int {
    case module, info, files, origins, code, frames
  }

  init(_ text: ByteView, keptCount: Int) {
    self.text = text
    header = SymbolFileHeader(text)
    log = ProblemLog(keptCount: keptCount)
    functions = FunctionCheck()
    frames = CallFrameCheck(architecture: header.architecture ?? "")
  }

  /// Longer lines are cut by readers.
  private static let lineLimit = 1024 * 1024
  private static let pieceByteCount = 4 * 1024 * 1024

  mutating func readAll() {
    text.expect(.sequential)
    var lines = LineScan(text)
    var releasedCount = 0
    while let line = lines.next() {
      lineCount += 1
      checkForm(of: line)
      visit(
        Fields(text, from: line.start, to: min(line.end, line.start + Self.lineLimit)))
      if line.end - releasedCount >= Self.pieceByteCount {
        text.clampedSlice(
          at: UInt64(releasedCount), byteCount: UInt64(line.start - releasedCount)
        ).releaseMemory()
        releasedCount = line.start
      }
    }
    if lines.lacksLastLineFeed { log.note(.noLastLineFeed, line: lineCount, "no line feed") }
  }

  /// What is wrong with a line whatever its record is.
  private mutating func checkForm(of line: LineScan.Line) {
    if line.endsWithCarriageReturn { log.note(.carriageReturn, line: lineCount, "CR LF") }
    if !line.isASCII, !line.isUTF8(in: text) { log.note(.notUTF8, line: lineCount, "not UTF-8") }
    if line.end - line.start > Self.lineLimit {
      log.note(.longLine, line: lineCount, "\(line.end - line.start) bytes")
    }
  }

  @inline(__always)
  private mutating func visit(_ fields: Fields) {
    var fields = fields
    guard fields.position < fields.end, let first = text[fields.position] else {
      return log.note(.blankLine, line: lineCount, "empty")
    }
    switch first {
    case UInt8(ascii: "I") where fields.skip("INLINE "): visitInline(&fields)
    case UInt8(ascii: "S") where fields.skip("STACK CFI "): visitCallFrame(&fields)
    case UInt8(ascii: "F") where fields.skip("FUNC "): visitFunction(&fields)
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"):
      visitLine(&fields)
    default: visitRare(&fields)
    }
  }

  private mutating func visitRare(_ fields: inout Fields) {
    if fields.skip("PUBLIC ") {
      enter(.code)
      contents.publics += 1
      functions.visitPublic(&fields, line: lineCount, &log)
    } else if fields.skip("FILE ") {
      enter(.files)
      contents.files += 1
      visitNumbered(&fields, isFile: true)
    } else if fields.skip("INLINE_ORIGIN ") {
      enter(.origins)
      contents.inlineOrigins += 1
      visitNumbered(&fields, isFile: false)
    } else if fields.skip("STACK WIN ") {
      enter(.frames)
      contents.windowsFrames += 1
      functions.endFunction()
      frames.visitWindows(&fields, line: lineCount, &log)
    } else if fields.skip("MODULE ") {
      visitModule()
    } else if fields.skip("INFO ") {
      visitInfo(&fields)
    } else if fields.isAtEnd {
      log.note(.blankLine, line: lineCount, "blanks")
    } else {
      visitUnknown(&fields)
    }
  }

  /// A line record with an address in capitals, or nobody knows what.
  private mutating func visitUnknown(_ fields: inout Fields) {
    var probe = fields
    if probe.hexadecimal() != nil {
      visitLine(&fields)
    } else {
      let word = fields.word().map { String(decoding: $0.bytes.prefix(32), as: UTF8.self) } ?? ""
      log.note(.unknownRecord, line: lineCount, "it begins with \(word)")
    }
  }

  private mutating func enter(_ stage: Stage) {
    if stage.rawValue < self.stage.rawValue {
      log.note(.unusualOrder, line: lineCount, "\(stage) behind \(self.stage)")
    }
    self.stage = stage
  }
}

// MARK: - Heads

extension SymbolCheckRun {
  private mutating func visitModule() {
    if hasModule { return log.note(.secondModule, line: lineCount, "the first one counts") }
    hasModule = true
    if lineCount > 1 { log.note(.moduleNotFirst, line: lineCount, "in line \(lineCount)") }
    if header.operatingSystem == nil || header.debugIdentifier == nil {
      log.note(.damagedRecord, line: lineCount, "MODULE without system, CPU and identifier")
    } else if header.debugFile?.isEmpty ?? true {
      log.note(.emptyName, line: lineCount, "MODULE")
    }
    enter(.module)
  }

  private mutating func visitInfo(_ fields: inout Fields) {
    enter(.info)
    if fields.skip("CODE_ID") { hasCodeIdentifier = hasCodeIdentifier || fields.word() != nil }
  }

  private mutating func visitNumbered(_ fields: inout Fields, isFile: Bool) {
    guard let number = fields.decimal() else {
      return noteDamage(isFile ? "FILE" : "INLINE_ORIGIN")
    }
    if fields.isAtEnd { log.note(.emptyName, line: lineCount, "number \(number)") }
    let isNew = isFile ? files.insert(number) : origins.insert(number)
    if !isNew { log.note(.duplicateNumber, line: lineCount, "\(number)") }
  }

  private mutating func noteDamage(_ record: StaticString) {
    log.note(.damagedRecord, line: lineCount, "\(record)")
  }
}

// MARK: - Code and frames

extension SymbolCheckRun {
  private mutating func visitFunction(_ fields: inout Fields) {
    enter(.code)
    contents.functions += 1
    functions.visitFunction(&fields, line: lineCount, &log)
  }

  private mutating func visitInline(_ fields: inout Fields) {
    contents.inlines += 1
    guard functions.isInFunction else {
      return log.note(.lineWithoutFunction, line: lineCount, "INLINE")
    }
    guard let call = functions.visitInline(&fields, line: lineCount, &log) else {
      return noteDamage("INLINE")
    }
    origins.want(call.origin, line: lineCount)
    if let file = call.file { files.want(file, line: lineCount) }
  }

  @inline(__always)
  private mutating func visitLine(_ fields: inout Fields) {
    contents.lines += 1
    guard let start = fields.hexadecimal(), let byteCount = fields.hexadecimal(),
      fields.decimalOrNegative() != nil, let file = fields.decimal(), fields.isAtEnd
    else { return noteDamage("line") }
    guard functions.isInFunction else {
      return log.note(.lineWithoutFunction, line: lineCount, "line")
    }
    files.want(file, line: lineCount)
    functions.visitLine(start, byteCount, line: lineCount, &log)
  }

  private mutating func visitCallFrame(_ fields: inout Fields) {
    enter(.frames)
    contents.callFrames += 1
    functions.endFunction()
    frames.visit(&fields, line: lineCount, &log)
  }

  /// What only the whole file shows.
  mutating func conclude() {
    if !hasModule { log.note(.noModule, line: 0, "no line begins with MODULE") }
    if hasModule, !hasCodeIdentifier { log.note(.noCodeIdentifier, line: 0, "no INFO CODE_ID") }
    if contents.functions == 0 {
      log.note(.noFunctions, line: 0, "\(contents.publics) public symbols")
    }
    if contents.callFrames + contents.windowsFrames == 0 {
      log.note(.noFrames, line: 0, "neither STACK CFI nor STACK WIN")
    }
    for (number, line, count) in files.missing {
      log.note(.unknownFile, line: line, count: count, "file \(number)")
    }
    for (number, line, count) in origins.missing {
      log.note(.unknownOrigin, line: line, count: count, "origin \(number)")
    }
    functions.conclude(&log)
    frames.conclude(&log)
  }
}
