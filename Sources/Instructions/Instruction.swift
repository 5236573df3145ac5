/// One machine instruction: what it is called, what it works on, and what it does to memory and
/// control.
public struct Instruction: Hashable, Sendable {
  /// The name, of x86 without prefixes and operand sizes, as rust-minidump's reports spell it: "mov",
  /// "jnz", "stos".
  public var mnemonic: String
  /// "lock" or "rep" and its like, where it changes what the instruction does.
  public var prefix: String?
  /// Bytes of the encoding.
  public var byteCount: Int
  /// As written: the destination first.
  public var operands: [Operand]
  /// The memory it reads or writes: that of its operands, then what its name implies, as a push
  /// writes to the stack; nil when that is not known, or depends on more than registers.
  public var accesses: [MemoryOperand]?
  /// Where the next instruction comes from.
  public var flow: ControlFlow
  /// Whether it can divide by zero in a way that the CPU tells.
  public var isDivision = false
  /// Whether a program may not run it, or not always: with these operands, or where the operating
  /// system forbids it.
  public var isPrivileged = false
  /// What tells traps apart that compilers and runtimes put where a program must not get to: the
  /// number in `int3` (3), `brk` and `udf`, 0 without one; nil for every other instruction.
  public var trapNumber: UInt64?
  /// Whether it checks a signature in the upper bits of an address and uses the rest: `retaa`,
  /// `ldraa`.
  public var checksSignature = false
  /// The whole text, of CPUs whose operands are not written as Intel's.
  var spelling: String?

  public init(
    mnemonic: String, prefix: String? = nil, byteCount: Int, operands: [Operand] = [],
    accesses: [MemoryOperand]? = [], flow: ControlFlow = .sequential
  ) {
    self.mnemonic = mnemonic
    self.prefix = prefix
    self.byteCount = byteCount
    self.operands = operands
    self.accesses = accesses
    self.flow = flow
  }
}

/// Where the instruction after an instruction comes from.
public enum ControlFlow: Hashable, Sendable {
  /// From right behind it.
  case sequential
  /// From its first operand; the return address goes to the stack or to a register.
  case call
  /// From its first operand.
  case jump
  /// From its first operand or from right behind it.
  case conditionalJump
  /// From its first operand, on x86 from the top of the stack.
  case `return`
  /// From the operating system: `int3`, `syscall`, `ud2`, `brk`.
  case interrupt
}
