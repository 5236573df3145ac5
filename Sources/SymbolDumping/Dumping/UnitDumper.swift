import Bytes
import DWARF
import NativeSymbols

/// What all who read units share.
struct UnitSource: Sendable {
  var dwarf: DWARFSections
  var supplement: DWARFSections?
  var split: SplitUnits
  var code: CodeExtents
  var baseAddress: UInt64
  var includesInlines: Bool
}

/// What was read of some units.
struct DumpedUnits: Sendable {
  var units: [DumpedUnit] = []
  /// Source files, by the numbers that are in what is kept of units.
  var files = NumberedTexts()
  /// Functions that were inlined, likewise.
  var origins = NumberedNames()
  /// Names that lie in no section: those of ``NamePlace/section`` ``NameSections/texts``.
  var texts = NumberedTexts()
}

/// Reads units, one after the other, and keeps of them what will be written.
///
/// One task uses a dumper; each has a reader of the file, and numbers of its own.
struct UnitDumper: ~Copyable {
  private(set) var result = DumpedUnits()
  private let worker: Int
  private let source: UnitSource
  private let dwarf: DWARFFile
  private let sections: NameSections
  private var payload = SymbolTextBuffer()
  private var functions: [DumpedFunction] = []
  private var calls = CallChains()
  /// Of the unit that is read: the number of an origin by where its entry is.
  private var originNumbers: [Int: Int32] = [:]
  private var stepsLeft = 0

  init(worker: Int, _ source: UnitSource) {
    self.worker = worker
    self.source = source
    let own = source.dwarf.withOwnOwners
    let supplement = source.supplement?.withOwnOwners
    dwarf = DWARFFile(own, supplementary: supplement.map { DWARFFile($0) })
    sections = NameSections(own, supplement: supplement)
  }

  /// Reads the unit with a header.
  mutating func read(_ header: UnitHeader, index: Int) {
    guard !header.isTypeUnit, let linked = dwarf.unit(header) else { return }
    // Of split DWARF, the linked file has the lines.
    let unit = linked.splitReference.flatMap { source.split.unit(of: linked, $0) } ?? linked
    let code = UnitCode(unit)
    guard code.ranges.contains(where: { source.code.end(around: $0.start) != nil }) else { return }
    var lines = UnitLines(linked, source.code)
    payload.removeAll()
    functions.removeAll(keepingCapacity: true)
    originNumbers.removeAll(keepingCapacity: true)
    // Lists of ranges times calls: more than any compiler writes is left out.
    stepsLeft = 64 * (code.scopes.count + code.ranges.count)
    if source.includesInlines { calls.sort(code) }
    for scope in code.scopes.indices where !code.scopes[scope].isInlined {
      readFunction(scope, code, unit, &lines, index)
    }
    result.units.append(
      DumpedUnit(index: index, functions: functions, payload: payload.bytes))
  }
}

// MARK: - Functions

extension UnitDumper {
  private mutating func readFunction(
    _ scope: Int, _ code: UnitCode, _ unit: DWARFUnit, _ lines: inout UnitLines, _ index: Int
  ) {
    var name: NamePlace?
    for range in code.ranges(of: code.scopes[scope]) {
      guard let limit = source.code.end(around: range.start), range.start >= source.baseAddress
      else { continue }
      let range = AddressRange(start: range.start, end: min(range.end, limit))
      let known = name ?? self.name(at: code.scopes[scope].entryOffset, code, unit)
      name = known
      functions.append(
        DumpedFunction(
          address: range.start - source.baseAddress, name: known,
          byteCount: UInt32(clamping: range.end - range.start), worker: UInt32(worker),
          unit: UInt32(index), payload: UInt32(clamping: payload.byteCount)))
      appendCalls(of: scope, in: range, code, unit, &lines)
      lines.append(range, to: &payload, &result.files)
    }
  }

  /// The name of the function that an entry describes or refers to.
  private mutating func name(at offset: Int, _ code: UnitCode, _ unit: DWARFUnit) -> NamePlace {
    let names = unit.functionNames(at: offset)
    if let linkageName = names.linkageName, !linkageName.isEmpty {
      return place(of: linkageName, isMangled: true)
    }
    guard let name = names.name, !name.isEmpty else { return .none }
    let outer = unit.isInCLanguage ? [] : code.qualification(of: names, in: unit)
    if outer.isEmpty { return place(of: name, isMangled: false) }
    return place(ofText: Array((outer + [name]).map(\.bytes).joined(separator: "::".utf8)))
  }

  private mutating func place(of name: ByteView, isMangled: Bool) -> NamePlace {
    sections.place(of: name, isMangled: isMangled)
      ?? place(ofText: name.bytes, isMangled: isMangled)
  }

  private mutating func place(ofText text: [UInt8], isMangled: Bool = false) -> NamePlace {
    let number = result.texts.number(of: text)
    return NamePlace(
      section: NameSections.texts, offset: Int(number), byteCount: text.count, isMangled: isMangled)
  }
}

// MARK: - Inlined calls

extension UnitDumper {
  /// Deeper calls are passed over by readers.
  private static let depthLimit = 256

  /// The calls inlined into a function, as far as their code lies in a range; then a zero.
  ///
  /// Of each: 1 + depth, line, file, origin, count of ranges, and the ranges, from the start of this one.
  private mutating func appendCalls(
    of function: Int, in range: AddressRange, _ code: UnitCode, _ unit: DWARFUnit,
    _ lines: inout UnitLines
  ) {
    var next = source.includesInlines ? calls.first(of: function) : nil
    while let call = next {
      next = calls.next(after: call)
      let depth = calls.depth(of: call)
      guard depth < Self.depthLimit, stepsLeft > 0 else { continue }
      let ranges = code.ranges(of: code.scopes[call])
      stepsLeft -= 1 + ranges.count
      let count = ranges.reduce(0) { $0 + ($1.start < range.end && $1.end > range.start ? 1 : 0) }
      guard count > 0 else { continue }
      appendCall(code.scopes[call], depth, count: count, code, unit, &lines)
      for inner in ranges where inner.start < range.end && inner.end > range.start {
        let start = max(inner.start, range.start)
        payload.appendVarint(start - range.start)
        payload.appendVarint(min(inner.end, range.end) - start)
      }
    }
    payload.appendVarint(0)
  }

  private mutating func appendCall(
    _ scope: CodeScope, _ depth: Int, count: Int, _ code: UnitCode, _ unit: DWARFUnit,
    _ lines: inout UnitLines
  ) {
    payload.appendVarint(UInt64(depth) + 1)
    payload.appendVarint(UInt64(scope.callLine))
    payload.appendVarint(UInt64(lines.number(ofFile: scope.callFile, in: &result.files)))
    payload.appendVarint(UInt64(originNumber(of: scope, code, unit)))
    payload.appendVarint(UInt64(count))
  }

  private mutating func originNumber(
    of scope: CodeScope, _ code: UnitCode, _ unit: DWARFUnit
  ) -> Int32 {
    let key = scope.originOffset
    if key >= 0, let known = originNumbers[key] { return known }
    // Entries of other units are found by the call's own.
    let isHere = key >= unit.header.entriesOffset && key < unit.header.end
    let name = name(at: isHere ? key : scope.entryOffset, code, unit)
    let number = result.origins.number(of: name)
    if key >= 0 { originNumbers[key] = number }
    return number
  }
}
