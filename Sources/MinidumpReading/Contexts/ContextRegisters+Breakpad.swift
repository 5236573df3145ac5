import Bytes
import MinidumpFormat

extension ContextMIPS: ContextRegisters {
  var flags: ContextFlags { contextFlags }
  var stackPointer: UInt64 { registers[29] }
  var processorState: UInt32 { status }

  private static let names =
    ["zero", "at", "v0", "v1"] + (0...3).map { "a\($0)" } + (0...7).map { "t\($0)" }
    + (0...7).map { "s\($0)" } + ["t8", "t9", "k0", "k1", "gp", "sp", "fp", "ra"]

  var namedRegisters: [(name: String, value: UInt64)] {
    zip(Self.names, registers.array).map { (name: $0, value: $1) } + [("pc", programCounter)]
  }
}

/// x0 to x31 as the ABI calls them, the program counter in the place of x0.
private let riscvNames =
  ["pc", "ra", "sp", "gp", "tp", "t0", "t1", "t2", "s0", "s1"] + (0...7).map { "a\($0)" }
  + (2...11).map { "s\($0)" } + (3...6).map { "t\($0)" }

extension ContextRISCV: ContextRegisters {
  var flags: ContextFlags { contextFlags }
  var programCounter: UInt64 { UInt64(registers[0]) }
  var stackPointer: UInt64 { UInt64(registers[2]) }
  var processorState: UInt32 { 0 }

  var namedRegisters: [(name: String, value: UInt64)] {
    zip(riscvNames, registers.array).map { (name: $0, value: UInt64($1)) }
  }
}

extension ContextRISCV64: ContextRegisters {
  var flags: ContextFlags { contextFlags }
  var programCounter: UInt64 { registers[0] }
  var stackPointer: UInt64 { registers[2] }
  var processorState: UInt32 { 0 }

  var namedRegisters: [(name: String, value: UInt64)] {
    zip(riscvNames, registers.array).map { (name: $0, value: $1) }
  }
}

extension ContextPPC: ContextRegisters {
  var flags: ContextFlags { contextFlags }
  var programCounter: UInt64 { UInt64(srr0) }
  var stackPointer: UInt64 { UInt64(registers[1]) }
  var processorState: UInt32 { cr }

  var namedRegisters: [(name: String, value: UInt64)] {
    numbered("r", registers.array)
      + [
        ("srr0", srr0), ("srr1", srr1), ("cr", cr), ("xer", xer), ("lr", lr), ("ctr", ctr),
        ("mq", mq), ("vrsave", vrsave),
      ].map { (name: $0.0, value: UInt64($0.1)) }
  }
}

extension ContextPPC64: ContextRegisters {
  var flags: ContextFlags { ContextFlags(rawValue: UInt32(truncatingIfNeeded: contextFlags)) }
  var programCounter: UInt64 { srr0 }
  var stackPointer: UInt64 { registers[1] }
  var processorState: UInt32 { UInt32(truncatingIfNeeded: cr) }

  var namedRegisters: [(name: String, value: UInt64)] {
    numbered("r", registers.array)
      + [
        ("srr0", srr0), ("srr1", srr1), ("cr", cr), ("xer", xer), ("lr", lr), ("ctr", ctr),
        ("vrsave", vrsave),
      ]
  }
}

extension ContextSPARC: ContextRegisters {
  var flags: ContextFlags { contextFlags }
  var programCounter: UInt64 { pc }
  var stackPointer: UInt64 { registers[14] }
  var processorState: UInt32 { UInt32(truncatingIfNeeded: ccr) }

  var namedRegisters: [(name: String, value: UInt64)] {
    numbered("g_r", registers.array)
      + [("ccr", ccr), ("pc", pc), ("npc", npc), ("y", y), ("asi", asi), ("fprs", fprs)]
  }
}
