/// An instruction that works on memory at `rsi` and `rdi`, once or as often as `rcx` says.
struct StringInstruction {
  let mnemonic: String

  /// nil for everything else: `movsd` and `cmpsd` are also names of SSE instructions.
  init?(_ name: String, _ opcode: [UInt8]) {
    guard let size = name.last, "bwdq".contains(size),
      opcode.first.map(Self.opcodes.contains) == true,
      Self.mnemonics.contains(String(name.dropLast()))
    else { return nil }
    mnemonic = String(name.dropLast())
  }

  private static let mnemonics: Set<String> = [
    "cmps", "ins", "lods", "movs", "outs", "scas", "stos",
  ]
  private static let opcodes: Set<UInt8> = [
    0x6c, 0x6d, 0x6e, 0x6f, 0xa4, 0xa5, 0xa6, 0xa7, 0xaa, 0xab, 0xac, 0xad, 0xae, 0xaf,
  ]

  /// yaxpeax-x86 leaves the prefix of `scas` out.
  var showsRepeat: Bool { mnemonic != "scas" }

  /// Memory at `rdi` first, `es:`, then the rest, memory at `rsi` with `ds:`.
  func order(_ operands: [Operand]) -> [Operand] {
    let named = operands.map { operand -> Operand in
      guard case .memory(var memory) = operand else { return operand }
      memory.segment = memory.base?.hasSuffix("di") == true ? "es" : memory.segment ?? "ds"
      return .memory(memory)
    }
    return named.filter(isDestination) + named.filter { !isDestination($0) }
  }

  private func isDestination(_ operand: Operand) -> Bool {
    guard case .memory(let memory) = operand else { return false }
    return memory.segment == "es"
  }
}
