import Symbols
import Testing
import Unwinding

/// Functions without call-frame information, whose instructions say where their callers are.
@Suite struct PrologueTests {
  /// What a stack of three functions, of which the innermost has code, comes to.
  private struct Case {
    var architecture: Architecture
    var code: [UInt8]
    /// Behind which byte of the code it runs, and bits that a code address has besides.
    var end: Int
    var state: UInt64 = 0
    /// The stack from 0x8000 on, in words.
    var stack: [UInt64]
    var isNamed = true
    var framePointer: UInt64 = 0
  }

  private func walk(_ given: Case) -> CallStack {
    var process = SyntheticProcess(given.architecture)
    process.functions = [
      .init(name: given.isNamed ? "callee" : nil, range: 0x100..<0x800),
      .init(name: "caller", range: 0x900..<0xa00), .init(name: "_start", range: 0xa00..<0xb00),
    ]
    process.fileCode.lay(bytes: given.code, at: 0x100)
    layCalls(in: &process, isThumb: given.state == 1)
    process.stack.lay(given.stack, at: 0x8000)
    let address = 0x40_0100 + UInt64(given.end) | given.state
    return process.walk([
      "pc": address, "sp": 0x8000, "fp": given.framePointer, "s8": given.framePointer,
      "r7": given.framePointer, "lr": 0x40_0a10, "ra": 0x40_0a10,
    ])
  }

  /// Calls that return to 0x910, 0xa10 and 0xb10, of whatever CPU.
  private func layCalls(in process: inout SyntheticProcess, isThumb: Bool = false) {
    for address in [UInt64(0x900), 0xa00, 0xb00] {
      let call: [UInt8] =
        switch process.target.architecture.name {
        case "mips": words([0, 0, 0x0c00_0000, 0])  // jal; nop
        case "arm" where isThumb: halves([0, 0, 0, 0, 0, 0, 0xf000, 0xf800])  // bl
        case "arm": words([0, 0, 0, 0xeb00_0000])  // bl
        default: halves([1, 1, 1, 1, 1, 1, 0x00ef, 0x0000])  // jal ra
        }
      process.fileCode.lay(bytes: call, at: address)
    }
  }

  /// Laid least significant byte first.
  private func words(_ words: [UInt32]) -> [UInt8] {
    words.flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> (8 * $0)) } }
  }

  private func halves(_ halves: [UInt16]) -> [UInt8] {
    halves.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }
  }

  // abort of glibc 2.36 for RISC-V: the return address is stored late, between other things.
  private var riscv: Case {
    Case(
      architecture: .riscv64,
      code: halves([
        0x7139,  // addi sp, sp, -64
        0xf822,  // sd s0, 48(sp)
        0x0417, 0x0010,  // auipc s0, 256
        0xfc06,  // sd ra, 56(sp)
        0x0001,  // nop
      ]), end: 12, stack: [1, 2, 3, 4, 5, 6, 0x77, 0x40_0910, 9])
  }

  @Test func `a stored return address is found where the function stored it`() {
    let stack = walk(riscv)
    #expect(stack.names.prefix(2) == ["callee", "caller"])
    #expect(stack.trusts[1] == .framePointer)
    #expect(stack.frames[1].registers[2] == 0x8040)
    #expect(stack.frames[1].registers[8] == 0x77)
  }

  // The program may be known by a symbol file only.
  @Test func `the caller's instructions need not be at hand`() {
    var process = SyntheticProcess(.riscv64)
    process.functions = [
      .init(name: "callee", range: 0x100..<0x800), .init(name: "caller", range: 0x900..<0xa00),
    ]
    process.fileCode.lay(bytes: riscv.code, at: 0x100)
    process.stack.lay([1, 0x40_0950, 3, 4, 5, 6, 0x77, 0x40_0910], at: 0x8000)
    let stack = process.walk(["pc": 0x40_010c, "sp": 0x8000, "ra": 0x40_0108])
    #expect(stack.resumeAddresses[1] == 0x40_0910)
    #expect(stack.trusts[1] == .framePointer)
  }

  // Threads begin in instructions that are no function's.
  @Test func `behind a call, no function need be known`() {
    var given = riscv
    given.stack[7] = 0x40_0b10
    #expect(walk(given).resumeAddresses[1] == 0x40_0b10)
  }

  @Test func `what was not stored yet is in the link register`() {
    var given = riscv
    given.end = 8
    #expect(walk(given).names == ["callee", "_start"])
  }

  // start_thread: `addi s0, sp, 320`, then room on the stack whose size a register says.
  @Test func `a frame pointer is followed where the stack pointer moved on`() {
    var given = riscv
    given.code = halves([
      0x7139, 0xfc06, 0xf822,  // addi sp, sp, -64; sd ra, 56(sp); sd s0, 48(sp)
      0x0080,  // addi s0, sp, 64
      0x0133, 0x40f1,  // sub sp, sp, a5
    ])
    given.stack = [0, 0] + given.stack
    given.framePointer = 0x8050
    let stack = walk(given)
    #expect(stack.names.prefix(2) == ["callee", "caller"])
    #expect(stack.frames[1].registers[2] == 0x8050)
  }

  @Test func `32-bit RISC-V stores words`() {
    let given = Case(
      architecture: .riscv,
      code: halves([0x1141, 0xc606, 0x0001]),  // addi sp, sp, -16; sw ra, 12(sp); nop
      end: 6, stack: [1, 2, 3, 0x40_0910])
    #expect(walk(given).names.prefix(2) == ["callee", "caller"])
  }

  // abort of glibc 2.36 for MIPS; what a branch's delay slot stores is stored as well.
  @Test func `MIPS stores in delay slots`() {
    let given = Case(
      architecture: .mips,
      code: words([
        0x27bd_ffe0,  // addiu sp, sp, -32
        0xafb0_0018,  // sw s0, 24(sp)
        0x1062_0010,  // beq v1, v0
        0xafbf_001c,  // sw ra, 28(sp)
        0,  // nop
      ]), end: 20, stack: [1, 2, 3, 4, 5, 6, 0x77, 0x40_0910])
    let stack = walk(given)
    #expect(stack.names.prefix(2) == ["callee", "caller"])
    #expect(stack.frames[1].registers[16] == 0x77)
    #expect(stack.frames[1].registers[29] == 0x8020)
  }

  // start_thread of glibc 2.36 for Arm: push {r7, lr}; sub sp, #16; add r7, sp, #0.
  @Test func `Thumb pushes`() {
    let given = Case(
      architecture: .arm, code: halves([0xb580, 0xb084, 0xaf00, 0xbf00]), end: 8, state: 1,
      stack: [1, 2, 3, 4, 0x77, 0x40_0911], framePointer: 0x8000)
    let stack = walk(given)
    #expect(stack.names.prefix(2) == ["callee", "caller"])
    #expect(stack.frames[1].registers[7] == 0x77)
    #expect(stack.frames[1].registers[13] == 0x8018)
  }

  @Test(
    arguments: [
      [0xe92d, 0x4010, 0xf5ad, 0x7d80],  // push.w {r4, lr}; sub.w sp, sp, #256
      [0xe92d, 0x4010, 0xf2ad, 0x1d00],  // push.w {r4, lr}; subw sp, sp, #256
      [0xed2d, 0x8b02, 0xb510, 0xb0be],  // vpush {d8}; push {r4, lr}; sub sp, #248
    ] as [[UInt16]])
  func `Thumb has large frames`(code: [UInt16]) {
    let words = code[0] == 0xed2d ? 62 : 64
    let given = Case(
      architecture: .arm, code: halves(code), end: 8, state: 1,
      stack: Array(repeating: 1, count: words) + [4, 0x40_0911])
    let stack = walk(given)
    #expect(stack.names.prefix(2) == ["callee", "caller"])
    #expect(stack.frames[1].registers[4] == 4)
    #expect(stack.frames[1].registers[13] == 0x8108)
  }

  @Test func `Arm pushes, and variable arguments before`() {
    let given = Case(
      architecture: .arm,
      code: words([
        0xe92d_000f,  // push {r0, r1, r2, r3}
        0xe52d_e004,  // str lr, [sp, #-4]!
        0xe24d_d00c,  // sub sp, sp, #12
        0xe1a0_0000,  // nop
      ]), end: 16, stack: [1, 2, 3, 0x40_0910, 0, 1, 2, 3])
    let stack = walk(given)
    #expect(stack.names.prefix(2) == ["callee", "caller"])
    #expect(stack.frames[1].registers[13] == 0x8020)
  }

  // A leaf behind another function: what that one stores is none of its business.
  @Test func `nothing before a return belongs to a function that may be a leaf`() {
    var given = riscv
    given.code += halves([0x8082, 0x0001])  // ret; nop
    given.end = 16
    given.isNamed = false
    #expect(walk(given).resumeAddresses[1] == 0x40_0a10)
  }

  @Test func `where the function begins, the search ends`() {
    var given = riscv
    given.architecture.linkRegister = 1
    var process = SyntheticProcess(.riscv64)
    process.functions = [
      .init(name: "other", range: 0x100..<0x10c), .init(name: "leaf", range: 0x10c..<0x200),
      .init(name: "caller", range: 0x900..<0xa00), .init(name: "_start", range: 0xa00..<0xb00),
    ]
    process.fileCode.lay(bytes: given.code + [1, 0], at: 0x100)
    layCalls(in: &process)
    process.stack.lay(given.stack, at: 0x8000)
    #expect(
      process.walk(["pc": 0x40_010e, "sp": 0x8000, "ra": 0x40_0a10]).names == ["leaf", "_start"])
  }

  @Test func `code that makes no frame costs a bounded search`() {
    var process = SyntheticProcess(.mips)
    process.functions = [.init(name: nil, range: 0x100..<0x10_0000)]
    process.fileCode.lay(bytes: [UInt8](repeating: 0, count: 0x20000), at: 0x100)
    let stack = process.walk(["pc": 0x41_0000, "sp": 0x8000])
    #expect(stack.frames.count == 1)
  }

  // A hostile dump has a million threads, and code without a beginning for each.
  @Test func `all walks together read so many instructions`() {
    var process = SyntheticProcess(.mips)
    process.functions = [.init(name: nil, range: 0x100..<0x10_0000)]
    let frame = words([0x27bd_fff0, 0xafbf_000c])  // addiu sp, sp, -16; sw ra, 12(sp)
    process.fileCode.lay(bytes: frame + [UInt8](repeating: 0, count: 400), at: 0x100)
    process.fileCode.lay(bytes: words([0x0c00_0000, 0]), at: 0x908)
    process.stack.lay([1, 2, 3, 0x40_0910], at: 0x8000)
    let budget = FrameBudget(.max, instructionCount: 250)
    let counts = (0..<3).map { _ in
      process.walk(["pc": 0x40_0280, "sp": 0x8000], budget: budget).frames.count
    }
    #expect(counts == [2, 2, 1])
  }
}
