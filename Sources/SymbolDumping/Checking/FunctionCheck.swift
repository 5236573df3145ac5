import BreakpadSymbols

/// Functions with their lines and inlined calls, and public symbols.
struct FunctionCheck {
  /// The numbers of an INLINE record that lead elsewhere.
  struct Call {
    /// Nil in the old form of the record.
    var file: UInt32?
    var origin: UInt32
  }

  private typealias Extent = CoverageCheck.Extent

  /// Further ones are not compared with functions.
  private static let publicLimit = 4 << 20
  /// Deeper calls are not compared with those around them; readers pass over them, too.
  private static let depthLimit = 256

  private var function: Extent?
  private var lastLine: Extent?
  /// Of the last INLINE record of each depth.
  private var ranges: [[Extent]] = []
  private var extents = CoverageCheck()
  private var publics: [(address: UInt64, line: Int)] = []
  private var lastPublic: UInt64?

  var isInFunction: Bool { function != nil }

  mutating func endFunction() { function = nil }

  mutating func visitFunction(_ fields: inout Fields, line: Int, _ log: inout ProblemLog) {
    _ = fields.skipWord("m")
    guard let start = fields.hexadecimal(), let byteCount = fields.hexadecimal(),
      fields.hexadecimal() != nil
    else { return log.note(.damagedRecord, line: line, "FUNC") }
    if fields.isAtEnd { log.note(.emptyName, line: line, "FUNC \(start.shown)") }
    if byteCount == 0 { log.note(.emptyFunction, line: line, "at \(start.shown)") }
    if !extents.add(start, byteCount, line: line) {
      log.note(.unsortedFunctions, line: line, "\(start.shown)")
    }
    function = Extent(start: start, byteCount: byteCount, line: line)
    lastLine = nil
    ranges.removeAll(keepingCapacity: true)
  }

  @inline(__always)
  mutating func visitLine(
    _ start: UInt64, _ byteCount: UInt64, line: Int, _ log: inout ProblemLog
  ) {
    let extent = Extent(start: start, byteCount: byteCount, line: line)
    if byteCount == 0 { return log.note(.emptyLine, line: line, "at \(start.shown)") }
    if let function, start < function.start || extent.end > function.end {
      log.note(.lineOutsideFunction, line: line, Self.outside(extent, function))
    }
    if let lastLine {
      if start < lastLine.start {
        log.note(.unsortedLines, line: line, "\(start.shown)")
      } else if start < lastLine.end {
        log.note(
          .overlappingLines, line: line, "\(start.shown) lies in that of line \(lastLine.line)")
      }
    }
    lastLine = extent
  }

  /// Nil when the record is damaged.
  mutating func visitInline(
    _ fields: inout Fields, line: Int, _ log: inout ProblemLog
  ) -> Call? {
    let wordCount = fields.wordCount()
    let hasFile = wordCount.isMultiple(of: 2)
    guard wordCount >= (hasFile ? 6 : 5), let depth = fields.decimal(),
      fields.decimalOrNegative() != nil
    else { return nil }
    let file = hasFile ? fields.decimal() : nil
    guard hasFile == (file != nil), let origin = fields.decimal() else { return nil }
    var found: [Extent] = []
    while !fields.isAtEnd {
      guard let start = fields.hexadecimal(), let byteCount = fields.hexadecimal() else {
        return nil
      }
      found.append(Extent(start: start, byteCount: byteCount, line: line))
    }
    place(found, depth: Int(depth), line: line, &log)
    return Call(file: file, origin: origin)
  }

  private mutating func place(
    _ found: [Extent], depth: Int, line: Int, _ log: inout ProblemLog
  ) {
    if let function,
      let stray = found.first(where: { $0.start < function.start || $0.end > function.end })
    {
      log.note(.inlineOutsideFunction, line: line, Self.outside(stray, function))
    }
    guard depth < Self.depthLimit else {
      return log.note(.inlineWithoutParent, line: line, "depth \(depth)")
    }
    if depth > 0, depth > ranges.count || !found.allSatisfy({ isCovered($0, at: depth - 1) }) {
      log.note(.inlineWithoutParent, line: line, "depth \(depth)")
    }
    if depth < ranges.count { ranges.removeLast(ranges.count - depth) }
    if depth == ranges.count { ranges.append(found) }
  }

  private func isCovered(_ extent: Extent, at depth: Int) -> Bool {
    ranges[depth].contains { $0.start <= extent.start && extent.end <= $0.end }
  }

  private static func outside(_ extent: Extent, _ function: Extent) -> String {
    "\(extent.start.shown) to \(extent.end.shown) reaches out of \(function.start.shown) to "
      + "\(function.end.shown)"
  }

  mutating func visitPublic(_ fields: inout Fields, line: Int, _ log: inout ProblemLog) {
    endFunction()
    _ = fields.skipWord("m")
    guard let address = fields.hexadecimal(), fields.hexadecimal() != nil else {
      return log.note(.damagedRecord, line: line, "PUBLIC")
    }
    if fields.isAtEnd { log.note(.emptyName, line: line, "PUBLIC \(address.shown)") }
    if let lastPublic {
      if address < lastPublic { log.note(.unsortedPublics, line: line, "\(address.shown)") }
      if address == lastPublic { log.note(.duplicatePublic, line: line, "\(address.shown)") }
    }
    lastPublic = address
    if publics.count < Self.publicLimit { publics.append((address, line)) }
  }

  mutating func conclude(_ log: inout ProblemLog) {
    extents.forEachOverlap { later, earlier in
      let isSame = later.start == earlier.start && later.byteCount == earlier.byteCount
      log.note(
        isSame ? .duplicateFunction : .overlappingFunctions, line: later.line,
        "\(later.start.shown) to \(later.end.shown); line \(earlier.line) has "
          + "\(earlier.start.shown) to \(earlier.end.shown)")
    }
    extents.forEachCovered(of: publics) { address, line in
      log.note(.hiddenPublic, line: line, "\(address.shown)")
    }
    publics = []
  }
}
