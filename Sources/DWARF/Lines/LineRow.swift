/// A row of a line table: from its address on, code belongs to this line.
public struct LineRow: Sendable {
  /// In the linked file.
  public var address: UInt64 = 0
  /// The number of the source file, as ``LineTable/path(ofFile:compilationDirectory:)`` takes it.
  public var file: UInt32 = 1
  /// From 1; 0 for code that belongs to no line.
  public var line: UInt32 = 1
  /// From 1; 0 for the whole line.
  public var column: UInt16 = 0
  /// Whether a debugger would stop here: DW_LNS_negate_stmt.
  public var isStatement = true

  /// The row that a line program begins with: DWARF 5, 6.2.2.
  public init() {}
}

/// Rows that belong together: a stretch of code without gaps, ascending.
public struct LineSequence: Sendable {
  /// The first address.
  public var start: UInt64
  /// Behind the last address.
  public var end: UInt64
  /// Its rows in ``LineTable/rows``; the one that ends it is not among them.
  public var rows: Range<Int>
}
