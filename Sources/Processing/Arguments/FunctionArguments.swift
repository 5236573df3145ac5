/// What a function of a 32-bit x86 program was probably called with.
///
/// A guess: every argument is taken to be one word, and the calling convention to be what the
/// function's name suggests.
public struct FunctionArguments: Hashable, Sendable {
  /// Where the arguments of a call lie.
  public enum Convention: Hashable, Sendable {
    /// All arguments on the stack: functions outside classes.
    case cdecl
    /// Microsoft's convention for methods: `this` in `ecx`, the rest on the stack.
    case windowsThisCall
    /// GCC's and Clang's for methods: `this` is the first argument on the stack.
    case otherThisCall
  }

  /// An argument as far as it can be told.
  public struct Argument: Hashable, Sendable {
    /// Its type, as the function's name has it, or "this".
    public var name: String
    /// Nil when it lies in no memory or register that is known.
    public var value: UInt64?

    public init(name: String, value: UInt64?) {
      self.name = name
      self.value = value
    }
  }

  /// By which the arguments were passed.
  public var convention: Convention
  /// In the order of the parameters, behind `this` where there is one.
  public var arguments: [Argument]

  public init(convention: Convention, arguments: [Argument]) {
    self.convention = convention
    self.arguments = arguments
  }
}
