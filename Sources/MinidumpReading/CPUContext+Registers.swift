import Bytes
import MinidumpFormat

extension CPUContext {
  /// The general registers by DWARF number, under the names symbol files give them.
  ///
  /// x86 "eax" to "eip" and "eflags", amd64 "rax" to "rip", arm "r0" to "r10", "fp", "r12", "sp",
  /// "lr", "pc", arm64 "x0" to "x28", "fp", "lr", "sp", "pc".
  public var generalRegisters: [(name: String, value: UInt64)] {
    switch self {
    case .x86(let context): context.generalRegisters
    case .amd64(let context): context.generalRegisters
    case .arm(let context): context.generalRegisters
    case .arm64(let context):
      arm64(context.registers.array, context.fp, context.lr, context.sp, context.pc)
    case .arm64Old(let context):
      arm64(context.registers.array, context.fp, context.lr, context.sp, context.pc)
    }
  }

  private func arm64(
    _ numbered: [UInt64], _ fp: UInt64, _ lr: UInt64, _ sp: UInt64, _ pc: UInt64
  ) -> [(name: String, value: UInt64)] {
    numbered.enumerated().map { (name: "x\($0.offset)", value: $0.element) }
      + [("fp", fp), ("lr", lr), ("sp", sp), ("pc", pc)]
  }
}

extension ContextX86 {
  fileprivate var generalRegisters: [(name: String, value: UInt64)] {
    [
      ("eax", eax), ("ecx", ecx), ("edx", edx), ("ebx", ebx), ("esp", esp), ("ebp", ebp),
      ("esi", esi), ("edi", edi), ("eip", eip), ("eflags", eflags),
    ].map { (name: $0.0, value: UInt64($0.1)) }
  }
}

extension ContextAMD64 {
  fileprivate var generalRegisters: [(name: String, value: UInt64)] {
    [
      ("rax", rax), ("rdx", rdx), ("rcx", rcx), ("rbx", rbx), ("rsi", rsi), ("rdi", rdi),
      ("rbp", rbp), ("rsp", rsp), ("r8", r8), ("r9", r9), ("r10", r10), ("r11", r11),
      ("r12", r12), ("r13", r13), ("r14", r14), ("r15", r15), ("rip", rip),
    ]
  }
}

extension ContextARM {
  /// r0 to r15 under the names of ``CPUContext/generalRegisters``.
  private static let names = (0...10).map { "r\($0)" } + ["fp", "r12", "sp", "lr", "pc"]

  fileprivate var generalRegisters: [(name: String, value: UInt64)] {
    zip(Self.names, registers.array).map { (name: $0, value: UInt64($1)) }
  }
}
