/// One machine instruction: what it is called, what it works on, and what it does to memory and
/// control.
public struct Instruction: Hashable, Sendable {
  /// The name without prefixes and operand sizes, as rust-minidump's reports spell it: "mov",
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
  /// From its first operand; the return address goes to the stack.
  case call
  /// From its first operand.
  case jump
  /// From its first operand or from right behind it.
  case conditionalJump
  /// From the top of the stack.
  case `return`
  /// From the operating system: `int3`, `syscall`, `ud2`.
  case interrupt
}
