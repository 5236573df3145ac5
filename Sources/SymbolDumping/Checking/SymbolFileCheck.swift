public import BreakpadSymbols
public import Bytes

/// A symbol file read once from front to back, and what is wrong with it.
///
/// Memory is bounded: by some bytes for each function, public symbol and frame, with limits.
public struct SymbolFileCheck: Sendable {
  /// How many records a file has.
  public struct Contents: Hashable, Sendable {
    /// FILE records.
    public var files = 0
    /// INLINE_ORIGIN records.
    public var inlineOrigins = 0
    /// FUNC records.
    public var functions = 0
    /// INLINE records.
    public var inlines = 0
    /// Line records.
    public var lines = 0
    /// PUBLIC records.
    public var publics = 0
    /// STACK CFI INIT and STACK CFI records.
    public var callFrames = 0
    /// STACK WIN records.
    public var windowsFrames = 0
  }

  /// What the MODULE and INFO records say.
  public let header: SymbolFileHeader
  public let contents: Contents
  /// Lines, whatever is in them.
  public let lineCount: Int
  /// The first ones of each kind, in the order of their lines.
  public let problems: [SymbolProblem]
  /// How many problems there are of each kind.
  public let counts: [SymbolProblem.Kind: Int]

  /// - Parameters:
  ///   - text: a whole symbol file, not compressed. What was read of it is let go.
  ///   - keptCount: how many problems of each kind are kept.
  public init(_ text: ByteView, keptCount: Int = 10) {
    var run = SymbolCheckRun(text, keptCount: keptCount)
    run.readAll()
    run.conclude()
    header = run.header
    contents = run.contents
    lineCount = run.lineCount
    problems = run.log.kept.sorted { ($0.line, $0.kind.rawValue) < ($1.line, $1.kind.rawValue) }
    counts = run.log.counts
  }

  /// How many problems of a severity there are.
  public func count(of severity: SymbolProblem.Severity) -> Int {
    counts.reduce(0) { $0 + ($1.key.severity == severity ? $1.value : 0) }
  }
}
