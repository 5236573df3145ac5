/// How a function's frame lies on the stack of a 32-bit Windows program: a STACK WIN record.
///
/// Source: Breakpad's symbol file format, "STACK WIN records"; DIA's `IDiaFrameData`; FPO_DATA.
public struct WindowsFrame: Hashable, Sendable {
  /// How the caller is found.
  public enum Method: Hashable, Sendable {
    /// A program that computes the caller's registers (type 4, FrameData).
    case program(WindowsFrameProgram)
    /// Sums of the byte counts below (type 0, FPO_DATA).
    ///
    /// `allocatesBasePointer`: the function uses `ebp` as an ordinary register, saved on the stack.
    case omittedFramePointer(allocatesBasePointer: Bool)
  }

  /// Where the code begins that the record is about.
  public var relativeAddress: UInt64
  /// Bytes of code from ``relativeAddress`` on.
  public var codeByteCount: UInt64
  /// Bytes of code at the start that set up the frame.
  public var prologByteCount: UInt32
  /// Bytes of code at the end that take the frame down.
  public var epilogByteCount: UInt32
  /// Bytes of arguments that the function pops when it returns.
  public var parameterByteCount: UInt32
  /// Bytes of the stack in which registers of the caller are kept.
  public var savedRegisterByteCount: UInt32
  /// Bytes of local variables on the stack.
  public var localByteCount: UInt32
  /// The most bytes the function ever pushes onto the stack.
  public var maximumStackByteCount: UInt32
  /// How the caller is found.
  public var method: Method

  public init(
    relativeAddress: UInt64, codeByteCount: UInt64, prologByteCount: UInt32 = 0,
    epilogByteCount: UInt32 = 0, parameterByteCount: UInt32 = 0, savedRegisterByteCount: UInt32 = 0,
    localByteCount: UInt32 = 0, maximumStackByteCount: UInt32 = 0, method: Method
  ) {
    self.relativeAddress = relativeAddress
    self.codeByteCount = codeByteCount
    self.prologByteCount = prologByteCount
    self.epilogByteCount = epilogByteCount
    self.parameterByteCount = parameterByteCount
    self.savedRegisterByteCount = savedRegisterByteCount
    self.localByteCount = localByteCount
    self.maximumStackByteCount = maximumStackByteCount
    self.method = method
  }
}

/// A postfix program with assignments, such as `$T0 .raSearch = $eip $T0 ^ = $esp $T0 4 + =`.
public struct WindowsFrameProgram: Hashable, Sendable {
  /// A word of the program; operators take the two topmost numbers of the stack.
  public enum Step: Hashable, Sendable {
    /// A number to be put on the stack.
    case constant(Int64)
    /// A name to be read or, in front of `=`, assigned: `$eip`, `$T0`, `.raSearch`.
    case variable(String)
    case add
    /// Takes the topmost number from the one below it.
    case subtract
    case multiply
    /// Divides by the topmost number; the program fails when it is zero.
    case divide
    /// The remainder of that division; the program fails when the divisor is zero.
    case modulo
    /// Rounds down to a multiple of the topmost number.
    case align
    /// Replaces the topmost number, an address, by what the memory there holds.
    case load
    /// Assigns the topmost number to the variable below it.
    case assign
  }

  /// Carried out in this order, after which nothing may be left on the stack.
  public var steps: [Step]

  public init(_ steps: [Step]) {
    self.steps = steps
  }

  /// Whether the program rounds an address down: then `.raSearchStart` is found from `ebp`.
  public var aligns: Bool { steps.contains(.align) }
}
