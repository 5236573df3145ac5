/// How the caller's registers are found in a stretch of code: a row of the table that call-frame
/// information stands for.
public struct UnwindRow: Sendable {
  /// The address from which it holds.
  public internal(set) var start: UInt64 = 0
  /// Behind the last address at which it holds.
  public internal(set) var end: UInt64 = 0
  /// How the canonical frame address is found.
  public internal(set) var cfa = FrameAddressRule.unknown
  /// The registers that have a rule, by number; numbers above 255 are left out.
  public internal(set) var registers: [RegisterRow] = []
  /// Whether the return address bears a signature (`DW_CFA_AARCH64_negate_ra_state`).
  public internal(set) var isReturnAddressSigned = false

  init() {}

  /// The rule of a register; nil when it has none.
  public func rule(of number: UInt64) -> RegisterRule? {
    registers.first { UInt64($0.number) == number }?.rule
  }
}

/// A register and how its value in the caller is found.
public struct RegisterRow: Hashable, Sendable {
  /// How the value is found.
  public var rule: RegisterRule
  /// DWARF's, of the CPU.
  public var number: UInt8
}

/// How the canonical frame address is found.
public enum FrameAddressRule: Hashable, Sendable {
  /// Nothing has said so yet.
  case unknown
  /// A register and a number.
  case register(UInt64, plus: Int64)
  /// The value of an expression.
  case expression(ExpressionPlace)
}

/// How a register's value in the caller is found.
public enum RegisterRule: Hashable, Sendable {
  /// It cannot be; for the return address: there is no caller.
  case undefined
  /// It is the callee's.
  case sameValue
  /// It lies at the canonical frame address plus a number.
  case offset(Int64)
  /// It is the canonical frame address plus a number.
  case valueOffset(Int64)
  /// It is another register's in the callee.
  case register(UInt64)
  /// It lies at the address that an expression gives, which begins with the canonical frame address.
  case expression(ExpressionPlace)
  /// It is what such an expression gives.
  case valueExpression(ExpressionPlace)
}

/// Where a DWARF expression lies in its section.
public struct ExpressionPlace: Hashable, Sendable {
  /// Of its first byte in the section.
  public var offset: Int
  /// Of the whole expression.
  public var byteCount: Int
}
