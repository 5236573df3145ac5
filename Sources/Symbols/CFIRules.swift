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
  /// The code is a signal's trampoline: who it returns to was interrupted there, and did not call.
  public var isSignalFrame: Bool

  public init(
    cfa: CFIRule, returnAddress: CFIRule, registers: [(number: UInt8, rule: CFIRule)] = [],
    isSignalFrame: Bool = false
  ) {
    self.cfa = cfa
    self.returnAddress = returnAddress
    self.registers = registers
    self.isSignalFrame = isSignalFrame
  }

  public static func == (left: Self, right: Self) -> Bool {
    left.cfa == right.cfa && left.returnAddress == right.returnAddress
      && left.registers.elementsEqual(right.registers, by: ==)
      && left.isSignalFrame == right.isSignalFrame
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(cfa)
    hasher.combine(returnAddress)
    hasher.combine(isSignalFrame)
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
