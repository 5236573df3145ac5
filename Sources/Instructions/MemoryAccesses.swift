/// What an x86-64 instruction does to memory, by its name and operands.
enum MemoryAccesses {
  /// - Parameter hasOperandSizePrefix: makes a push or pop one of 2 bytes.
  /// - Returns: nil when it is not known.
  static func of(
    _ mnemonic: String, _ operands: [Operand], hasOperandSizePrefix: Bool
  ) -> [MemoryOperand]? {
    guard !unknown.contains(mnemonic) else { return nil }
    let explicit = operands.compactMap { operand -> MemoryOperand? in
      guard case .memory(let memory) = operand, memory.kind != .none else { return nil }
      return memory
    }
    return explicit + implicit(mnemonic, hasOperandSizePrefix)
  }

  private static func implicit(
    _ mnemonic: String, _ hasOperandSizePrefix: Bool
  ) -> [MemoryOperand] {
    guard var access = stackAccesses[mnemonic] else { return [] }
    if hasOperandSizePrefix, resizable.contains(mnemonic) {
      access.byteCount = 2
      if access.displacement != 0 { access.displacement = -2 }
    }
    return [access]
  }

  private static let pushes = MemoryOperand(
    base: "rsp", displacement: -8, byteCount: 8, kind: .write)
  private static let pops = MemoryOperand(base: "rsp", byteCount: 8, kind: .read)

  private static let stackAccesses: [String: MemoryOperand] = [
    "call": pushes, "push": pushes, "pushf": pushes, "enter": pushes,
    "pop": pops, "popf": pops, "ret": pops, "retf": pops,
    "leave": MemoryOperand(base: "rbp", byteCount: 8, kind: .read),
    "iret": MemoryOperand(base: "rsp", byteCount: 10, kind: .read),
    "iretd": MemoryOperand(base: "rsp", byteCount: 20, kind: .read),
    "iretq": MemoryOperand(base: "rsp", byteCount: 40, kind: .read),
  ]

  private static let resizable: Set<String> = ["pop", "popf", "push", "pushf"]

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
