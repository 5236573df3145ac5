import Bytes
import MinidumpFormat

/// What the contexts of all CPUs have in common.
protocol ContextRegisters: Sendable {
  var flags: ContextFlags { get }
  var programCounter: UInt64 { get }
  var stackPointer: UInt64 { get }
  var processorState: UInt32 { get }
  var namedRegisters: [(name: String, value: UInt64)] { get }
}

extension ContextX86: ContextRegisters {
  var flags: ContextFlags { contextFlags }
  var programCounter: UInt64 { UInt64(eip) }
  var stackPointer: UInt64 { UInt64(esp) }
  var processorState: UInt32 { eflags }

  var namedRegisters: [(name: String, value: UInt64)] {
    [
      ("eax", eax), ("ecx", ecx), ("edx", edx), ("ebx", ebx), ("esp", esp), ("ebp", ebp),
      ("esi", esi), ("edi", edi), ("eip", eip), ("eflags", eflags),
    ].map { (name: $0.0, value: UInt64($0.1)) }
  }
}

extension ContextAMD64: ContextRegisters {
  var flags: ContextFlags { contextFlags }
  var programCounter: UInt64 { rip }
  var stackPointer: UInt64 { rsp }
  var processorState: UInt32 { eflags }

  var namedRegisters: [(name: String, value: UInt64)] {
    [
      ("rax", rax), ("rdx", rdx), ("rcx", rcx), ("rbx", rbx), ("rsi", rsi), ("rdi", rdi),
      ("rbp", rbp), ("rsp", rsp), ("r8", r8), ("r9", r9), ("r10", r10), ("r11", r11),
      ("r12", r12), ("r13", r13), ("r14", r14), ("r15", r15), ("rip", rip),
    ]
  }
}

extension ContextARM: ContextRegisters {
  var flags: ContextFlags { contextFlags }
  var programCounter: UInt64 { UInt64(registers[15]) }
  var stackPointer: UInt64 { UInt64(registers[13]) }
  var processorState: UInt32 { cpsr }

  private static let names = (0...10).map { "r\($0)" } + ["fp", "r12", "sp", "lr", "pc"]

  var namedRegisters: [(name: String, value: UInt64)] {
    zip(Self.names, registers.array).map { (name: $0, value: UInt64($1)) }
  }
}

extension ContextARM64: ContextRegisters {
  var flags: ContextFlags { contextFlags }
  var programCounter: UInt64 { pc }
  var stackPointer: UInt64 { sp }
  var processorState: UInt32 { cpsr }

  var namedRegisters: [(name: String, value: UInt64)] {
    numbered("x", registers.array) + [("fp", fp), ("lr", lr), ("sp", sp), ("pc", pc)]
  }
}

extension ContextARM64Old: ContextRegisters {
  var flags: ContextFlags { ContextFlags(rawValue: UInt32(truncatingIfNeeded: contextFlags)) }
  var programCounter: UInt64 { pc }
  var stackPointer: UInt64 { sp }
  var processorState: UInt32 { cpsr }

  var namedRegisters: [(name: String, value: UInt64)] {
    numbered("x", registers.array) + [("fp", fp), ("lr", lr), ("sp", sp), ("pc", pc)]
  }
}

/// Registers called by a letter and their number.
func numbered(
  _ prefix: String, _ values: [some FixedWidthInteger & UnsignedInteger]
) -> [(name: String, value: UInt64)] {
  values.enumerated().map { (name: prefix + String($0.offset), value: UInt64($0.element)) }
}
