import DWARF

/// A unit's code in stretches of which all addresses have the same answer.
struct UnitStretches {
  /// Code whose functions and inlined calls are the same.
  struct Scopes {
    var range: AddressRange
    /// The innermost; nil where the unit has no function.
    var scope: Int?
    /// The range of the function that the code is in.
    var function: AddressRange
    /// Where the outermost inlined call begins; nil without one.
    var callStart: UInt64?
  }

  private let unit: UnitSymbols
  private let scopeEdges: [UInt64]
  private let rowEdges: [UInt64]
  private let families: ScopeFamilies
  private var finder = ScopeRangeFinder()

  init(_ unit: UnitSymbols) {
    self.unit = unit
    scopeEdges = Self.distinct(unit.code.ranges.flatMap { [$0.start, $0.end] })
    let rows = unit.lines?.rows.map(\.address) ?? []
    let sequences = unit.lines?.sequences.flatMap { [$0.start, $0.end] } ?? []
    rowEdges = Self.distinct(rows + sequences)
    families = ScopeFamilies(unit.code)
  }

  private static func distinct(_ addresses: [UInt64]) -> [UInt64] {
    var addresses = addresses
    addresses.sort()
    var count = 0
    for index in addresses.indices where count == 0 || addresses[count - 1] != addresses[index] {
      addresses[count] = addresses[index]
      count += 1
    }
    addresses.removeLast(addresses.count - count)
    return addresses
  }

  /// How many inlined calls a scope lies in, and itself.
  func depth(of scope: Int) -> Int { Int(families.depths[scope]) }

  /// Shows the stretches of a range, ascending and without gaps.
  mutating func forEachScope(in range: AddressRange, _ body: (Scopes) -> Void) {
    var last: Scopes?
    for part in Self.parts(of: range, scopeEdges) {
      let next = scopes(part)
      if let known = last, known.isLike(next) {
        last?.range.end = next.range.end
      } else {
        if let last { body(last) }
        last = next
      }
    }
    if let last { body(last) }
  }

  private mutating func scopes(_ range: AddressRange) -> Scopes {
    let nothing = Scopes(range: range, scope: nil, function: AddressRange(start: 0, end: 0))
    guard let scope = unit.map[range.start] else { return nothing }
    let (root, call) = (Int(families.roots[scope]), Int(families.outermostCalls[scope]))
    guard let function = finder.range(of: root, around: range.start, unit.code) else {
      return nothing
    }
    let callStart = call < 0 ? nil : finder.range(of: call, around: range.start, unit.code)?.start
    return Scopes(range: range, scope: scope, function: function, callStart: callStart)
  }

  /// Shows the rows of a range, ascending and without gaps; nil where code belongs to no line.
  func forEachRow(in range: AddressRange, _ body: (AddressRange, LineRow?) -> Void) {
    for part in Self.parts(of: range, rowEdges) {
      body(part, unit.row(at: part.start))
    }
  }

  private static func parts(of range: AddressRange, _ edges: [UInt64]) -> some Sequence<
    AddressRange
  > {
    let first = edges.partitioningIndex { $0 > range.start }
    let end = edges.partitioningIndex { $0 >= range.end }
    // A range without an edge inside is one part.
    let inside = edges[first..<max(first, end)]
    let starts = CollectionOfOne(range.start) + Array(inside)
    return zip(starts, starts.dropFirst() + CollectionOfOne(range.end)).lazy
      .map { AddressRange(start: $0, end: $1) }
  }
}

extension UnitStretches.Scopes {
  /// Whether code is in the same functions and calls, wherever it lies.
  fileprivate func isLike(_ other: Self) -> Bool {
    scope == other.scope && function == other.function && callStart == other.callStart
  }
}

/// What each scope of a unit lies in.
struct ScopeFamilies {
  /// By scope: the function.
  private(set) var roots: [Int32] = []
  /// By scope: the outermost inlined call, itself maybe; -1 for a function.
  private(set) var outermostCalls: [Int32] = []
  /// By scope: how many scopes lead to the function, itself and that one included.
  private(set) var depths: [Int32] = []

  init(_ code: UnitCode) {
    for (index, scope) in code.scopes.enumerated() {
      let own = Int32(clamping: index)
      let parent = Int(scope.parent)
      // A scope follows what it lies in.
      guard parent >= 0, parent < index else {
        roots.append(own)
        outermostCalls.append(-1)
        depths.append(1)
        continue
      }
      roots.append(roots[parent])
      outermostCalls.append(outermostCalls[parent] < 0 ? own : outermostCalls[parent])
      depths.append(depths[parent] + 1)
    }
  }
}

/// Finds the ranges of scopes, those that have many of them too.
struct ScopeRangeFinder {
  /// So many are gone through.
  private static let fewCount = 8
  private var maps: [Int: RangeMap] = [:]

  /// The first range of a scope that an address lies in.
  mutating func range(of scope: Int, around address: UInt64, _ code: UnitCode) -> AddressRange? {
    let ranges = code.ranges(of: code.scopes[scope])
    guard ranges.count > Self.fewCount else { return ranges.first { $0.contains(address) } }
    let map = maps[scope] ?? Self.map(ranges)
    maps[scope] = map
    return map[address].map { ranges[ranges.endIndex - 1 - $0] }
  }

  /// Of ranges that overlap the first counts: it is the one with the highest number.
  private static func map(_ ranges: ArraySlice<AddressRange>) -> RangeMap {
    RangeMap(
      ranges.reversed().enumerated().map { RangeMap.Claim(range: $1, owner: Int32(clamping: $0)) })
  }
}

extension AddressRange {
  fileprivate func contains(_ address: UInt64) -> Bool { start <= address && address < end }
}
