/// Goes once through the entries of a unit and keeps what says where code lies.
struct UnitCodeReader {
  /// What inlined calls and names belong to that lie directly below an open entry; -1 for nothing.
  private struct Level {
    var scope: Int32 = -1
    var outline: Int32 = -1
    /// Whether the entry that is open is ``outline`` itself, and not one below it.
    var opensOutline = false
  }

  private let unit: DWARFUnit
  private var entries: EntryCursor
  private var code = UnitCode()
  private var collector: RangeCollector
  private var levels: [Level] = []
  private var current = Level()

  init(_ unit: DWARFUnit) {
    self.unit = unit
    entries = unit.entries()
    collector = RangeCollector(unit)
  }

  mutating func read() -> UnitCode {
    while let entry = entries.next() {
      close(downTo: entries.depth - (entry.hasChildren ? 1 : 0))
      read(entry)
    }
    close(downTo: 0)
    code.ranges = collector.ranges
    return code
  }

  @inline(__always)
  private mutating func read(_ entry: Abbreviation) {
    switch entry.tag {
    case .subprogram:
      if entry.hasAddresses { readFunction(entry) } else { passOutlined(entry) }
    case .inlinedSubroutine:
      if entry.hasAddresses, current.scope >= 0 { readInlinedCall(entry) } else { pass(entry) }
    case .namespace, .structureType, .classType, .unionType, .interfaceType, .module:
      passOutlined(entry)
    case .enumerationType, .subroutineType, .arrayType:
      if !entries.skipTree(of: entry) { open(entry) }
    default: pass(entry)
    }
  }

  @inline(__always)
  private mutating func pass(_ entry: Abbreviation) {
    entries.skipAttributes(of: entry)
    open(entry)
  }

  private mutating func passOutlined(_ entry: Abbreviation) {
    entries.skipAttributes(of: entry)
    openOutlined(entry)
  }

  // MARK: Levels

  @inline(__always)
  private mutating func open(_ entry: Abbreviation) {
    guard entry.hasChildren else { return }
    levels.append(current)
    current.opensOutline = false
  }

  private mutating func openOutlined(_ entry: Abbreviation) {
    guard entry.hasChildren else { return }
    levels.append(current)
    current.outline = code.outline.open(
      at: entries.entryOffset - unit.header.offset, parent: current.outline)
    current.opensOutline = true
  }

  @inline(__always)
  private mutating func close(downTo depth: Int) {
    while levels.count > depth, let outer = levels.popLast() {
      if current.opensOutline {
        code.outline.close(current.outline, at: entries.entryOffset - unit.header.offset)
      }
      current = outer
    }
  }

  // MARK: Scopes

  private mutating func readFunction(_ entry: Abbreviation) {
    let scope = readScope(entry, parent: -1)
    openOutlined(entry)
    if entry.hasChildren { current.scope = scope }
  }

  private mutating func readInlinedCall(_ entry: Abbreviation) {
    let scope = readScope(entry, parent: current.scope)
    open(entry)
    if entry.hasChildren { current.scope = scope }
  }

  /// Appends what an entry says.
  ///
  /// - Returns: its index; -1 for a function without code, which is not appended.
  private mutating func readScope(_ entry: Abbreviation, parent: Int32) -> Int32 {
    let start = Int32(clamping: collector.ranges.count)
    var scope = CodeScope(
      entryOffset: entries.entryOffset, parent: parent, rangeStart: start, rangeEnd: start)
    var place = ScopePlace()
    entries.readAttributes(of: entry) { place.take($0, $1, &scope) }
    unit.appendRanges(low: place.low, high: place.high, list: place.list, to: &collector)
    scope.rangeEnd = Int32(clamping: collector.ranges.count)
    guard scope.isInlined || scope.rangeEnd > start else { return -1 }
    if let origin = place.origin.flatMap(unit.reference), !origin.isSupplementary {
      scope.originOffset = origin.offset
    }
    code.scopes.append(scope)
    return Int32(clamping: code.scopes.count - 1)
  }
}

/// The attributes that say where the code of a scope lies.
private struct ScopePlace {
  var low: AttributeValue?
  var high: AttributeValue?
  var list: AttributeValue?
  var origin: AttributeValue?

  @inline(__always)
  mutating func take(_ name: DWARFAttribute, _ value: AttributeValue, _ scope: inout CodeScope) {
    switch name {
    case .lowPC: low = value
    case .highPC: high = value
    case .ranges: list = value
    case .abstractOrigin: origin = value
    case .callFile: scope.callFile = UInt32(clamping: value.number)
    case .callLine: scope.callLine = UInt32(clamping: value.number)
    case .callColumn: scope.callColumn = UInt32(clamping: value.number)
    default: break
    }
  }
}
