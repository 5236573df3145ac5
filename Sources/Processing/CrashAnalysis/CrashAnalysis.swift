/// What the instruction that crashed tells about the crash.
public struct CrashAnalysis: Hashable, Sendable {
  /// Whose instructions ran: "x86", also on a 64-bit system, "amd64", "arm64", "arm"; nil for CPUs whose
  /// instructions are not decoded.
  public var cpu: String?
  /// The instruction in its CPU's syntax, of x86 Intel's; nil when neither the dump nor a
  /// module's file has its bytes, or they are none.
  public var instruction: String?
  /// Whether bytes of it are not the dump's but the module's file's, which the process may have
  /// changed.
  public var isInstructionFromFile = false
  /// The memory it reads or writes; nil when that is not known.
  public var memoryAccesses: [MemoryAccess]?
  /// Where a jump, call or return leads that takes its target from a register or memory.
  public var instructionPointerUpdate: InstructionPointerUpdate?
  /// What the address was that the operating system could not tell, or told unhelpfully.
  public var adjustedAddress: AdjustedAddress?
  /// Addresses of memory that differ from the crash's in a single bit.
  public var possibleBitFlips: [BitFlip] = []
  /// What cannot be true of the crash as it was reported.
  public var inconsistencies: [CrashInconsistency] = []
  /// The program, or its runtime, ended itself here.
  public var deliberateTrap: DeliberateTrap?

  public init() {}
}

/// Memory that an instruction reads or writes.
public struct MemoryAccess: Hashable, Sendable {
  /// What is done to the memory.
  public enum Kind: Hashable, Sendable {
    case read
    case write
    /// Read, and then written.
    case readWrite
  }

  /// Of the first byte.
  public var address: UInt64
  /// Nil when the instruction alone does not tell.
  public var byteCount: Int?
  /// Nil for instructions of x86-64 of which rust-minidump does not tell it either.
  public var kind: Kind?
  /// The address lies in a small area without rights beside memory that has some.
  public var isLikelyGuardPage: Bool
  /// Of arm64: the upper byte of the pointer, when it was no part of the address.
  public var tag: UInt8?

  public init(
    address: UInt64, byteCount: Int?, kind: Kind?, isLikelyGuardPage: Bool = false,
    tag: UInt8? = nil
  ) {
    self.address = address
    self.byteCount = byteCount
    self.kind = kind
    self.isLikelyGuardPage = isLikelyGuardPage
    self.tag = tag
  }
}

/// An instruction that programs contain to end themselves, or to call a debugger.
public struct DeliberateTrap: Hashable, Sendable {
  /// In its CPU's syntax.
  public var instruction: String
  /// Who puts it there, and why; a clause without a full stop.
  public var meaning: String

  public init(instruction: String, meaning: String) {
    self.instruction = instruction
    self.meaning = meaning
  }
}

/// Where an instruction sends the program.
public struct InstructionPointerUpdate: Hashable, Sendable {
  /// Of the next instruction.
  public var address: UInt64
  /// As ``MemoryAccess/isLikelyGuardPage``.
  public var isLikelyGuardPage: Bool

  public init(address: UInt64, isLikelyGuardPage: Bool = false) {
    self.address = address
    self.isLikelyGuardPage = isLikelyGuardPage
  }
}

/// An address that says more than the reported one.
public enum AdjustedAddress: Hashable, Sendable {
  /// The CPU refused the address itself: its bits 47 to 63 are not alike, on arm64 52 to 55.
  case nonCanonical(UInt64)
  /// The register that should point to something is 0, and this is what was added to it.
  case nullPointer(offset: UInt64)
}

/// Something about a crash that contradicts its instruction or its memory.
public enum CrashInconsistency: Hashable, Sendable {
  /// An integer was divided by zero, by an instruction that does not divide.
  case divisionByZeroNotPossible
  /// A privileged instruction was refused, and it is none.
  case instructionNotPrivileged
  /// An address was not canonical, and the instruction uses none like that.
  case addressesAreCanonical
  /// An access was refused that the memory allows.
  case accessIsAllowed
  /// The address is not one the instruction uses.
  case accessNotOfInstruction
}
