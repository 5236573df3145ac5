public import Symbols

/// One function's activation on a stack.
public struct StackFrame: Hashable, Sendable {
  /// Where the function goes on: the program counter of the innermost frame, a return address of
  /// the others.
  public var resumeAddress: UInt64
  /// An address inside the instruction that was running: ``resumeAddress``, or for a caller
  /// somewhat before it, inside the call.
  public var instructionAddress: UInt64
  /// As they are at ``resumeAddress``; of a caller, those that could be recovered.
  public var registers: Registers
  /// How the frame was found.
  public var trust: FrameTrust
  /// The module the instruction lies in: an index into the modules of the walk's ``SymbolTable``.
  public var moduleIndex: Int?
  /// What the symbols say of the instruction.
  public var symbol: SymbolMatch?

  public init(
    resumeAddress: UInt64, instructionAddress: UInt64, registers: Registers, trust: FrameTrust
  ) {
    self.resumeAddress = resumeAddress
    self.instructionAddress = instructionAddress
    self.registers = registers
    self.trust = trust
  }
}

/// How a frame was found, which says how far to believe it.
public enum FrameTrust: Hashable, Sendable, CaseIterable {
  /// From the thread's own registers.
  case context
  /// By call-frame information, or by crossing a signal's saved context.
  case callFrameInfo
  /// By call-frame information whose result had to be searched for.
  case callFrameInfoScan
  /// By following the frame pointer.
  case framePointer
  /// Guessed: a word on the stack that looks like a return address.
  case scan
}
