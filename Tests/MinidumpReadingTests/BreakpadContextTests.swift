import Bytes
import MinidumpFormat
import MinidumpReading
import Support
import Testing

/// The contexts that only Breakpad documents, in both byte orders.
@Suite struct BreakpadContextTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var architecture: ProcessorArchitecture
    /// With pc 0x1111, sp 0x2222 and, under a name of its own, 0x3333.
    var bytes: [UInt8]
    var third: String
    var order: ByteOrder
    var names: [String]

    var testDescription: String { "\(architecture.hexadecimal) \(order)" }
  }

  static let cases: [Case] = ByteOrder.allCases.flatMap { order in
    let laid = SyntheticDump(bigEndian: order == .bigEndian)
    let mips =
      ["zero", "at", "v0", "v1", "a0", "a1", "a2", "a3"] + (0...7).map { "t\($0)" }
      + (0...7).map { "s\($0)" } + ["t8", "t9", "k0", "k1", "gp", "sp", "fp", "ra", "pc"]
    let riscv = [
      "pc", "ra", "sp", "gp", "tp", "t0", "t1", "t2", "s0", "s1", "a0", "a1", "a2", "a3", "a4",
      "a5", "a6", "a7", "s2", "s3", "s4", "s5", "s6", "s7", "s8", "s9", "s10", "s11", "t3", "t4",
      "t5", "t6",
    ]
    let ppc = (0...31).map { "r\($0)" } + ["srr0", "srr1", "cr", "xer", "lr", "ctr"]
    let sparc =
      (0...31).map { "g_r\($0)" } + ["ccr", "pc", "npc", "y", "asi", "fprs"]
    return [
      Case(
        architecture: .mips, bytes: laid.mipsContext(pc: 0x1111, sp: 0x2222, ra: 0x3333),
        third: "ra", order: order, names: mips),
      Case(
        architecture: .mips64,
        bytes: laid.mipsContext(pc: 0x1111, sp: 0x2222, s0: 0x3333, is64Bit: true),
        third: "s0", order: order, names: mips),
      Case(
        architecture: .riscv, bytes: laid.riscvContext(pc: 0x1111, sp: 0x2222, s0: 0x3333),
        third: "s0", order: order, names: riscv),
      Case(
        architecture: .riscv64, bytes: laid.riscv64Context(pc: 0x1111, sp: 0x2222, ra: 0x3333),
        third: "ra", order: order, names: riscv),
      Case(
        architecture: .ppc, bytes: laid.ppcContext(pc: 0x1111, sp: 0x2222, lr: 0x3333),
        third: "lr", order: order, names: ppc + ["mq", "vrsave"]),
      Case(
        architecture: .ppc64, bytes: laid.ppc64Context(pc: 0x1111, sp: 0x2222, lr: 0x3333),
        third: "lr", order: order, names: ppc + ["vrsave"]),
      Case(
        architecture: .sparc, bytes: laid.sparcContext(pc: 0x1111, sp: 0x2222, i7: 0x3333),
        third: "g_r31", order: order, names: sparc),
    ]
  }

  @Test(arguments: cases)
  func `registers are read, with the architecture and without`(test: Case) throws {
    for architecture in [test.architecture, nil] {
      let context = try CPUContext(ByteView(test.bytes), test.order, architecture)
      #expect(context.architecture == test.architecture)
      #expect(context.programCounter == 0x1111)
      #expect(context.stackPointer == 0x2222)
      #expect(context.generalRegisters.first { $0.name == test.third }?.value == 0x3333)
      #expect(context.generalRegisters.map(\.name) == test.names)
    }
  }

  @Test(arguments: cases)
  func `a context without floating point still has its registers`(test: Case) throws {
    let short = Array(test.bytes.prefix(320))
    let context = try CPUContext(ByteView(short), test.order, test.architecture)
    #expect(context.programCounter == 0x1111)
    #expect(throws: MinidumpError.self) {
      try CPUContext(ByteView(short.prefix(100)), test.order, test.architecture)
    }
  }
}
