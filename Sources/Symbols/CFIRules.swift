/// How the caller's registers are found from the callee's at one address.
///
/// The same value serves Breakpad's STACK CFI and DWARF's call-frame information.
public struct CFIRules: Hashable, Sendable {
  /// The canonical frame address: the stack pointer of the caller at the call.
  public var cfa: CFIRule
  /// Where the caller goes on: its program counter.
  public var returnAddress: CFIRule
  /// The other registers that have a rule; one without keeps its value if a call preserves it.
  public var registers: [(number: UInt8, rule: CFIRule)]

  public init(
    cfa: CFIRule, returnAddress: CFIRule, registers: [(number: UInt8, rule: CFIRule)] = []
  ) {
    self.cfa = cfa
    self.returnAddress = returnAddress
    self.registers = registers
  }

  public static func == (left: Self, right: Self) -> Bool {
    left.cfa == right.cfa && left.returnAddress == right.returnAddress
      && left.registers.elementsEqual(right.registers, by: ==)
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(cfa)
    hasher.combine(returnAddress)
    for (number, rule) in registers {
      hasher.combine(number)
      hasher.combine(rule)
    }
  }
}

/// How one value of the caller is found.
public enum CFIRule: Hashable, Sendable {
  /// It cannot be known; for the return address: there is no caller (DW_CFA_undefined, `.undef`).
  case undefined
  /// A register of the callee plus a number: `$rsp 8 +`.
  case register(UInt8, plus: Int64)
  /// The canonical frame address plus a number: `.cfa 16 -`.
  case cfa(plus: Int64)
  /// What lies in memory at the canonical frame address plus a number: `.cfa 8 - ^`.
  case memory(atCFAPlus: Int64)
  /// What lies in memory at a register plus a number: `$rbp 8 + ^`.
  case memoryAtRegister(UInt8, plus: Int64)
  /// Anything else.
  case expression(CFIExpression)
}

/// A postfix expression over registers and memory; arithmetic wraps at the CPU's pointer width.
public struct CFIExpression: Hashable, Sendable {
  /// One step of the expression, on a stack of numbers.
  public enum Step: Hashable, Sendable {
    /// Puts a number on the stack.
    case constant(Int64)
    /// Puts the callee's value of a register on the stack; without a value when it is not known.
    case register(UInt8)
    /// Puts the canonical frame address on the stack; without a value in the rule for that address.
    case cfa
    case add
    /// Takes the topmost number from the one below it.
    case subtract
    case multiply
    /// Without a value when the divisor is zero.
    case divide
    /// Without a value when the divisor is zero.
    case modulo
    /// Rounds the left operand down to a multiple of the right one, a power of two.
    case align
    /// Replaces an address by the pointer-sized number that lies there.
    case load
  }

  /// Carried out in this order; the value is the one number that must be left.
  public var steps: [Step]

  public init(_ steps: [Step]) {
    self.steps = steps
  }
}
