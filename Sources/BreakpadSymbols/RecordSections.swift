/// The sections of a large text that has its records arranged as usual.
struct RecordSections: Sendable {
  /// So far from their ends, sections are read line by line.
  private static let nearby = 64 * 1024
  /// Public symbols lie in front of the functions, behind them, or each where its address belongs.
  /// Between two functions there are few.
  private static let gapLimit = RecordSection.functionPatience

  private let text: SymbolText
  private let runs: TextRuns
  /// From the first function to the end of the last one's lines.
  private let functions: Range<Int>
  /// By kind; nil where there are no such records. Not for public symbols.
  private let sections: [RecordSection?]
  private let leadingSymbols: RecordSection
  private let trailingSymbols: RecordSection

  /// Nil when the records are not arranged as usual.
  init?(_ text: SymbolText) {
    guard let runs = TextRuns(text) else { return nil }
    let code = runs[.code]
    let firstFunction = Self.startOfFunctions(in: text, code)
    let functionEnd = Self.endOfFunctions(in: text, firstFunction..<code.upperBound)
    let functions = firstFunction..<functionEnd
    guard ArrangementCheck.holds(for: text, runs, functions: functions) else { return nil }
    self.text = text
    self.runs = runs
    self.functions = functions
    leadingSymbols = RecordSection(.publicSymbol, in: text, code.lowerBound..<firstFunction)
    trailingSymbols = RecordSection(.publicSymbol, in: text, functionEnd..<code.upperBound)
    sections = RecordKind.allCases.map { kind in
      let range =
        switch kind {
        case .file: runs[.files]
        case .inlineOrigin: runs[.inlineOrigins]
        case .function: functions
        case .publicSymbol: 0..<0
        case .cfiInit: runs[.callFrames]
        case .windowsProgram, .windowsOmittedPointer: runs[.windowsFrames]
        }
      return range.isEmpty ? nil : RecordSection(kind, in: text, range)
    }
  }

  subscript(kind: RecordKind) -> RecordSection? { sections[kind.rawValue] }

  /// Whether all functions and public symbols are in order, and every record is in its section. Reads all
  /// of the text.
  func isAllArranged() -> Bool {
    ArrangementProof.holds(for: text, runs, functions: functions)
  }

  /// Whether a section was read from one end to the other.
  var hasScanned: Bool {
    let all = sections.compactMap(\.self) + [leadingSymbols, trailingSymbols]
    return all.contains { !$0.seemsSorted && !$0.range.isEmpty }
  }

  /// The public symbols with the highest address up to one.
  ///
  /// - Parameters:
  ///   - function: offset of the function no public symbol below which is wanted.
  ///   - nearby: the functions near the address, the nearest first.
  /// - Returns: nil when there are too many symbols or functions without extent to look through, or
  ///   functions are out of order.
  func publicSymbols(
    upTo address: UInt64, behind function: Int?, _ nearby: [RecordHead]
  ) -> [RecordHead]? {
    guard self[.function]?.seemsSorted ?? true else { return nil }
    var heads = [leadingSymbols, trailingSymbols].flatMap {
      $0.window(upTo: address, keyCount: 1) ?? []
    }
    if let nearest = nearby.first, let furthest = nearby.last {
      let start = function ?? furthest.offset
      guard function != nil || start <= functions.lowerBound else { return nil }
      let end = self[.function]?.nextRecord(after: nearest.offset) ?? start
      guard end - start < Self.gapLimit else { return nil }
      heads += innerSymbols(upTo: address, in: start..<max(start, end))
    }
    let highest = heads.map(\.key).max()
    return heads.filter { $0.key == highest }
  }

  private func innerSymbols(upTo address: UInt64, in range: Range<Int>) -> [RecordHead] {
    var heads: [RecordHead] = []
    var position = range.lowerBound
    while position < range.upperBound,
      let head = text.firstHead(.publicSymbol, in: position..<range.upperBound)
    {
      if head.key <= address { heads.append(head) }
      position = head.offset + 1
    }
    return heads
  }

  private static func isPublic(_ text: SymbolText, at offset: Int) -> Bool {
    text.begins(with: RecordKind.publicSymbol.keyword, at: offset)
  }

  private static func startOfFunctions(in text: SymbolText, _ code: Range<Int>) -> Int {
    guard !code.isEmpty, isPublic(text, at: code.lowerBound) else { return code.lowerBound }
    let nearby = code.lowerBound..<min(code.upperBound, code.lowerBound + Self.nearby)
    if let first = text.firstHead(.function, in: nearby) { return first.offset }
    // Doubling distances, because behind the first function there may be public symbols again.
    var end = code.upperBound
    var distance = nearby.count
    while distance < code.count, end == code.upperBound {
      let probe = text.lineStart(of: code.lowerBound + distance)
      if !isPublic(text, at: probe) { end = probe }
      distance *= 2
    }
    return text.boundary(from: code.lowerBound, to: end) { isPublic(text, at: $0) }
  }

  /// Where the last function's lines end and nothing but public symbols follows.
  private static func endOfFunctions(in text: SymbolText, _ code: Range<Int>) -> Int {
    guard !code.isEmpty else { return code.lowerBound }
    let nearby = max(code.lowerBound, code.upperBound - Self.nearby)..<code.upperBound
    if let last = text.lastHead(.function, in: nearby) {
      return text.firstHead(.publicSymbol, in: last.offset..<code.upperBound)?.offset
        ?? code.upperBound
    }
    guard isPublic(text, at: text.lineStart(of: code.upperBound - 1)) else {
      return code.upperBound
    }
    var start = code.lowerBound
    var distance = nearby.count
    while distance < code.count, start == code.lowerBound {
      let probe = text.lineStart(of: code.upperBound - distance)
      if !isPublic(text, at: probe) { start = probe }
      distance *= 2
    }
    return text.boundary(from: start, to: code.upperBound) { !isPublic(text, at: $0) }
  }
}
