/// A function, or a call that the compiler expanded in place.
public struct CodeScope: Sendable {
  /// Of the entry that describes it, in the section; ``DWARFUnit/functionNames(at:)`` names it.
  public var entryOffset: Int
  /// Around an inlined call: the index of the function or of the call that it was expanded in. -1 for a
  /// function.
  public var parent: Int32
  /// Of the entry that describes the function an inlined call is of, where that is in the same section;
  /// -1 where it is not, or nobody says.
  public var originOffset = -1
  /// Where its ranges begin in ``UnitCode/ranges``, and where they end.
  var rangeStart: Int32
  var rangeEnd: Int32
  /// Of an inlined call: the number of the source file, as the line table has it; 0 where nobody says.
  public var callFile: UInt32 = 0
  /// Of an inlined call: the line, from 1; 0 where nobody says.
  public var callLine: UInt32 = 0
  /// Of an inlined call: the column, from 1; 0 where nobody says.
  public var callColumn: UInt32 = 0
  /// Whether it is an inlined call and not a function.
  public var isInlined: Bool { parent >= 0 }
}

/// The functions of a unit and what was inlined into them, in flat arrays, in the file's order: an
/// inlined call follows what it was expanded in.
///
/// Read in one pass over the unit's entries; immutable.
public struct UnitCode: Sendable {
  /// Functions that have code, each followed by the calls inlined into it.
  public internal(set) var scopes: [CodeScope] = []
  /// The ranges of all scopes, one behind the other.
  public internal(set) var ranges: [AddressRange] = []
  /// Namespaces, types and functions that names are qualified with.
  var outline = ScopeOutline()

  /// Reads the entries of a unit, as far as they can be understood.
  public init(_ unit: DWARFUnit) {
    var reader = UnitCodeReader(unit)
    self = reader.read()
  }

  init() {}

  /// Where the code of a scope lies, ascending in most files; empty for some inlined calls.
  public func ranges(of scope: CodeScope) -> ArraySlice<AddressRange> {
    ranges[Int(scope.rangeStart)..<Int(scope.rangeEnd)]
  }

  /// About how many bytes of memory this takes.
  public var residentByteCount: Int {
    scopes.count * MemoryLayout<CodeScope>.stride
      + ranges.count * MemoryLayout<AddressRange>.stride + outline.residentByteCount
  }
}
