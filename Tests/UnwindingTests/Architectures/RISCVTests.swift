import Symbols
import Testing
import Unwinding

@Suite struct RISCVTests {
  private static let both = [Architecture.riscv, .riscv64]

  private func process(_ architecture: Architecture) -> SyntheticProcess {
    var process = SyntheticProcess(architecture)
    process.functions = [
      .init(name: "leaf", range: 0x0..<0x100), .init(name: "middle", range: 0x100..<0x200),
      .init(name: "main", range: 0x200..<0x300), .init(name: "_start", range: 0x300..<0x400),
    ]
    return process
  }

  @Test(arguments: both)
  func `rules lead from a leaf to the entry`(architecture: Architecture) {
    var process = process(architecture)
    let word = Int64(architecture.pointerByteCount)
    process.functions[0].rules = CFIRules(
      cfa: .register(2, plus: 0), returnAddress: .register(1, plus: 0))
    process.functions[1].rules = CFIRules(
      cfa: .register(2, plus: 32), returnAddress: .memory(atCFAPlus: -word),
      registers: [(8, .memory(atCFAPlus: -2 * word))])
    process.stack.lay([0x77, 0x40_0310], at: 0x8020 - 2 * UInt64(word))
    let stack = process.walk(["pc": 0x40_0010, "sp": 0x8000, "ra": 0x40_0110, "s11": 5])
    #expect(stack.names == ["leaf", "middle", "_start"])
    #expect(stack.trusts == [.context, .callFrameInfo, .callFrameInfo])
    #expect(stack.frames[2].registers[2] == 0x8020)
    #expect(stack.frames[2].registers[8] == 0x77)
    #expect(stack.frames[2].registers[27] == 5)
    #expect(stack.end == .entryFunction("_start"))
  }

  // fp - 2 words: the caller's fp; fp - 1 word: the return address; fp: the caller's frame.
  @Test(arguments: both)
  func `frame records lie below the frame pointer`(architecture: Architecture) {
    var process = process(architecture)
    let word = UInt64(architecture.pointerByteCount)
    process.stack.lay([0x8080, 0x40_0210], at: 0x8040 - 2 * word)
    process.stack.lay([0, 0x40_0310], at: 0x8080 - 2 * word)
    let stack = process.walk(["pc": 0x40_0110, "sp": 0x8000, "fp": 0x8040, "ra": 0x40_0120])
    #expect(stack.names == ["middle", "main", "_start"])
    #expect(stack.trusts == [.context, .framePointer, .framePointer])
    #expect(stack.frames.map { $0.registers[2] } == [0x8000, 0x8040, 0x8080])
  }

  @Test(arguments: both)
  func `the link register names the caller of a leaf`(architecture: Architecture) {
    var process = process(architecture)
    let word = UInt64(architecture.pointerByteCount)
    process.stack.lay([0, 0x40_0310], at: 0x8040 - 2 * word)
    let stack = process.walk(["pc": 0x40_0010, "sp": 0x8000, "s0": 0x8040, "ra": 0x40_0110])
    #expect(stack.names == ["leaf", "middle", "_start"])
  }

  // GCC's -fno-omit-frame-pointer: fp - 1 word is the caller's fp where no ra is saved.
  @Test(arguments: both)
  func `a leaf with a frame pointer keeps its caller's where others keep ra`(
    architecture: Architecture
  ) {
    var process = process(architecture)
    let word = UInt64(architecture.pointerByteCount)
    process.stack.lay([0x1234, 0x8080], at: 0x8040 - 2 * word)
    process.stack.lay([0, 0x40_0310], at: 0x8080 - 2 * word)
    let stack = process.walk(["pc": 0x40_0010, "sp": 0x8000, "s0": 0x8040, "ra": 0x40_0110])
    #expect(stack.names == ["leaf", "middle", "_start"])
    #expect(stack.frames.map { $0.registers[2] } == [0x8000, 0x8040, 0x8080])
    #expect(stack.trusts == [.context, .framePointer, .framePointer])
  }

  @Test(arguments: both)
  func `without rules and records the stack is searched`(architecture: Architecture) {
    var process = process(architecture)
    process.stack.lay([0x1234, 0x40_0210, 5, 0x40_0310], at: 0x8000)
    let stack = process.walk(["pc": 0x40_0110, "sp": 0x8000, "ra": 0x40_0120])
    #expect(stack.names == ["middle", "main", "_start"])
    #expect(stack.trusts.dropFirst().allSatisfy { $0 == .scan })
  }

  @Test func `calls are calls and other words are not`() {
    for (code, isCall) in [
      ([0x00, 0x00, 0xef, 0x00, 0x40, 0x00], true),  // jal ra
      ([0x00, 0x00, 0xef, 0x02, 0x40, 0x00], true),  // jal t0
      ([0x00, 0x00, 0xe7, 0x80, 0x07, 0x00], true),  // jalr ra, a5
      ([0x01, 0x00, 0x01, 0x00, 0x82, 0x97], true),  // c.jalr a5
      ([0x01, 0x00, 0x01, 0x00, 0x02, 0x90], false),  // c.ebreak
      ([0x01, 0x00, 0x01, 0x00, 0x82, 0x80], false),  // c.jr ra
      ([0x00, 0x00, 0x67, 0x80, 0x00, 0x00], false),  // ret
    ] as [([UInt8], Bool)] {
      var process = SyntheticProcess(.riscv64)
      process.stack.lay([0x40_0206, 0], at: 0x8000)
      process.stack.lay(bytes: code, at: 0x40_0200)
      process.functions = [.init(name: "f", range: 0x0..<0x1000)]
      #expect(process.walk(["pc": 0x40_0110, "sp": 0x8000]).frames.count == (isCall ? 2 : 1))
    }
  }

  // bp-sighandler: the vDSO has no symbols.
  @Test func `a signal's handler is left by the context above siginfo`() {
    var process = process(.riscv64)
    process.functions[0].rules = CFIRules(
      cfa: .register(2, plus: 0), returnAddress: .register(1, plus: 0))
    process.moreModules = [0x7000_0000]
    // pc, ra, sp and s0 of what was interrupted
    process.stack.lay([0x40_0210, 0x40_0220, 0x9000], at: 0x8000 + 304)
    process.stack.lay([0x66], at: 0x8000 + 304 + 8 * 8)
    process.stack.lay([UInt64](repeating: 0, count: 80), at: 0x8000)
    process.stack.lay([0], at: 0x9000)
    let stack = process.walk(["pc": 0x40_0010, "sp": 0x8000, "ra": 0x7000_0800])
    #expect(stack.resumeAddresses.prefix(3) == [0x40_0010, 0x7000_0800, 0x40_0210])
    #expect(stack.frames[2].registers[2] == 0x9000)
    #expect(stack.frames[2].registers[8] == 0x66)
  }
}
