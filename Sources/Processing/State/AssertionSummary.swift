/// A failed assertion that a process noted.
public struct AssertionSummary: Hashable, Sendable {
  /// What kind of check failed.
  public enum Kind: Hashable, Sendable {
    /// A library function was called with an argument it does not take.
    case invalidParameter
    /// A function was called that no class has written.
    case pureVirtualCall
    /// A number that is not known: an assertion of another kind.
    case other(UInt32)
  }

  /// What kind of check failed.
  public var kind: Kind
  /// What should have been true; empty when the dump does not say, like the next two.
  public var expression = ""
  /// The function it stands in.
  public var function = ""
  /// The source file it stands in.
  public var file = ""
  /// The line it stands in, from 1.
  public var line: UInt32 = 0

  public init(_ kind: Kind) {
    self.kind = kind
  }

  /// "Assertion failed: x > 0 in function f at file.cpp:12", as far as the parts are there.
  public var text: String {
    var text = words
    if !expression.isEmpty { text += ": " + expression }
    if !function.isEmpty { text += " in function \(function)" }
    if !file.isEmpty { text += " at \(file):\(line)" }
    return text
  }

  private var words: String {
    switch kind {
    case .invalidParameter: "Invalid parameter passed to library function"
    case .pureVirtualCall: "Pure virtual function called"
    case .other: "Assertion failed"
    }
  }
}
