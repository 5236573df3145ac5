/// How much a symbol file can tell of its module, as far as that is known without a look-up.
///
/// A file that knows little must not hide one that knows more: a stripped library found first, the
/// debug file behind it.
public struct SymbolCoverage: Hashable, Sendable {
  /// Where answers come from; the later, the more they say.
  public enum Source: Int, Comparable, Hashable, Sendable {
    /// There are no answers.
    case none
    /// A table of symbols, which has names and nothing else.
    case symbolTable
    /// A file that was made from the debug information, such as Breakpad's.
    case translation
    /// The debug information, or the call frames, that the compiler wrote.
    case original

    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
  }

  /// Of functions, lines and inlined calls.
  public var names: Source
  /// Of rules to find callers by.
  public var callFrames: Source

  public init(names: Source = .none, callFrames: Source = .none) {
    self.names = names
    self.callFrames = callFrames
  }

  /// Whether lines may be expected, so that nobody far away has to be asked.
  public var hasLines: Bool { names >= .translation }

  /// Whether nobody can add anything.
  public var isWhole: Bool { names == .original && callFrames == .original }

  /// What two files tell together.
  public func union(_ other: SymbolCoverage) -> SymbolCoverage {
    SymbolCoverage(
      names: max(names, other.names), callFrames: max(callFrames, other.callFrames))
  }
}
