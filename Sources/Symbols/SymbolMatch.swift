/// What a symbol file knows of an address.
public struct SymbolMatch: Hashable, Sendable {
  /// Where the name comes from.
  public enum Origin: Hashable, Sendable {
    /// A function with a known extent: a FUNC record, a DW_TAG_subprogram.
    case function
    /// A bare symbol, which reaches to the next one: a PUBLIC record.
    case publicSymbol
  }

  /// The function that has a frame of its own: the outermost one, not an inlined one.
  public var name: String
  /// The name as compiler and linker know it, where ``name`` tells what it means.
  public var linkageName: String?
  /// Which kind of record named it.
  public var origin: Origin
  /// Where the function begins.
  public var relativeAddress: UInt64
  /// How long it is; nil for a public symbol.
  public var byteCount: UInt64?
  /// Bytes of arguments that lie on the stack; 0 where nobody says.
  public var parameterByteCount: UInt32
  /// Several symbols share the address and this is only one of them (the `m` of FUNC and PUBLIC).
  public var isOneOfSeveral: Bool
  /// The line of ``name`` that was running; with inlined calls, the line of the outermost call.
  public var source: SourceLocation?
  /// The inlined calls the address lies in, innermost first.
  public var inlines: [InlineFrame]

  public init(
    name: String, origin: Origin = .function, relativeAddress: UInt64, byteCount: UInt64? = nil,
    parameterByteCount: UInt32 = 0, isOneOfSeveral: Bool = false, source: SourceLocation? = nil,
    inlines: [InlineFrame] = []
  ) {
    self.name = name
    self.origin = origin
    self.relativeAddress = relativeAddress
    self.byteCount = byteCount
    self.parameterByteCount = parameterByteCount
    self.isOneOfSeveral = isOneOfSeveral
    self.source = source
    self.inlines = inlines
  }
}

/// A call the compiler expanded in place.
public struct InlineFrame: Hashable, Sendable {
  /// The inlined function; nil when its name is not in the file.
  public var name: String?
  /// The name as the compiler knows it, where ``name`` tells what it means.
  public var linkageName: String?
  /// The line that was running in it.
  public var source: SourceLocation?

  public init(name: String?, source: SourceLocation? = nil) {
    self.name = name
    self.source = source
  }
}

/// A line of source code.
public struct SourceLocation: Hashable, Sendable {
  /// The file's path as the compiler was given it; nil when the symbol file does not name it.
  public var file: String?
  /// From 1; 0 for code that belongs to no line.
  public var line: UInt32
  /// From 1; nil where nobody says: Breakpad's symbol files never do.
  public var column: UInt32?
  /// Where the line's code begins, relative to the module: for the line of the outermost inlined call,
  /// where that call's code begins. Nil in an ``InlineFrame`` but the innermost.
  public var relativeAddress: UInt64?

  public init(
    file: String?, line: UInt32, column: UInt32? = nil, relativeAddress: UInt64? = nil
  ) {
    self.file = file
    self.line = line
    self.column = column
    self.relativeAddress = relativeAddress
  }
}
