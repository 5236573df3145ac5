/// What an instruction of x86 does to memory, by its name and operands.
enum MemoryAccesses {
  /// What pushes and pops work on.
  struct Stack {
    let pointer: String
    let framePointer: String
    /// Bytes of a push.
    let wordByteCount: Int

    static let amd64 = Self(pointer: "rsp", framePointer: "rbp", wordByteCount: 8)
    static let x86 = Self(pointer: "esp", framePointer: "ebp", wordByteCount: 4)
  }

  /// - Parameter hasOperandSizePrefix: makes a push or pop one of 2 bytes.
  /// - Returns: nil when it is not known.
  static func of(
    _ mnemonic: String, _ operands: [Operand], on stack: Stack, hasOperandSizePrefix: Bool
  ) -> [MemoryOperand]? {
    guard !unknown.contains(mnemonic) else { return nil }
    let explicit = operands.compactMap { operand -> MemoryOperand? in
      guard case .memory(let memory) = operand, memory.kind != .none else { return nil }
      return memory
    }
    return explicit + (implicit(mnemonic, on: stack, hasOperandSizePrefix).map { [$0] } ?? [])
  }

  private static func implicit(
    _ mnemonic: String, on stack: Stack, _ hasOperandSizePrefix: Bool
  ) -> MemoryOperand? {
    let isShort = hasOperandSizePrefix && resizable.contains(mnemonic)
    let word = isShort ? 2 : stack.wordByteCount
    if let count = pushes[mnemonic] {
      return MemoryOperand(
        base: stack.pointer, displacement: Int64(-count * word), byteCount: count * word,
        kind: .write)
    }
    if mnemonic == "leave" {
      return MemoryOperand(base: stack.framePointer, byteCount: stack.wordByteCount, kind: .read)
    }
    // A return from an interrupt in 64-bit code also takes the stack pointer and its segment.
    let interruptWords = stack.wordByteCount == 8 ? 5 : 3
    let byteCount =
      pops[mnemonic].map { $0 * word }
      ?? interruptReturns[mnemonic].map { $0 * interruptWords }
    return byteCount.map { MemoryOperand(base: stack.pointer, byteCount: $0, kind: .read) }
  }

  /// How many words they push.
  private static let pushes = [
    "call": 1, "push": 1, "pushf": 1, "enter": 1, "pusha": 8, "pushad": 8,
  ]
  /// How many words they pop. `retf` is told as rust-minidump tells it.
  private static let pops = ["pop": 1, "popf": 1, "ret": 1, "retf": 1, "popa": 8, "popad": 8]
  /// How many bytes their words have.
  private static let interruptReturns = ["iret": 2, "iretd": 4, "iretq": 8]

  private static let resizable: Set<String> = ["pop", "popa", "popf", "push", "pusha", "pushf"]

  /// Memory they do not name, or of which they leave some out.
  private static let unknown: Set<String> = ["callf", "maskmovdqu", "maskmovq", "xlat"]

  /// Their size depends on the CPU's state, or is not said.
  static let unsized: Set<String> = [
    "fldenv", "fnsave", "fnstenv", "frstor", "fxrstor", "fxrstor64", "fxsave", "fxsave64",
    "lgdt", "lidt", "sgdt", "sidt", "xrstor", "xrstor64", "xrstors", "xrstors64", "xsave",
    "xsave64", "xsavec", "xsavec64", "xsaveopt", "xsaveopt64", "xsaves", "xsaves64",
  ]

  /// What is done to a memory operand, where capstone's flags are right.
  static func kind(of mnemonic: String, isRead: Bool, isWritten: Bool) -> AccessKind {
    if let kind = corrections[mnemonic] { return kind }
    switch (isRead, isWritten) {
    case (true, true): return .readWrite
    case (false, true): return .write
    default: return .read
    }
  }

  /// Where capstone 4.0.2 says otherwise.
  private static let corrections: [String: AccessKind] = [
    "bndcl": .none, "bndcu": .none, "bndmk": .none, "lea": .none, "nop": .none,
    "prefetch": .none, "prefetchnta": .none, "prefetcht0": .none, "prefetcht1": .none,
    "prefetcht2": .none, "prefetchw": .none,
    "cmpxchg": .readWrite, "cmpxchg16b": .readWrite, "cmpxchg8b": .readWrite,
    "fbstp": .write, "fist": .write, "fistp": .write, "fisttp": .write, "fst": .write,
    "fstp": .write, "ins": .write, "movnti": .write, "test": .read, "cmp": .read,
  ]
}
