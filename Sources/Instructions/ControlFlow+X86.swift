extension ControlFlow {
  /// By the name of an x86 instruction.
  init(x86 mnemonic: String) {
    self =
      Self.unconditional[mnemonic]
      ?? (Self.isConditional(mnemonic) ? .conditionalJump : .sequential)
  }

  /// Whether a number as operand is a place in the code.
  var takesCodeOffset: Bool {
    self == .call || self == .jump || self == .conditionalJump
  }

  private static func isConditional(_ mnemonic: String) -> Bool {
    mnemonic.hasPrefix("j") || mnemonic.hasPrefix("loop")
  }

  private static let unconditional: [String: ControlFlow] = [
    "call": .call, "callf": .call, "jmp": .jump, "jmpf": .jump,
    "ret": .return, "retf": .return, "iret": .return, "iretd": .return, "iretq": .return,
    "int": .interrupt, "into": .interrupt, "syscall": .interrupt, "sysenter": .interrupt,
    "ud0": .interrupt, "ud1": .interrupt, "ud2": .interrupt, "hlt": .interrupt,
  ]
}
