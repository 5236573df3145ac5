import Symbols
import Testing
import Unwinding

@Suite struct MIPSTests {
  private static let both = [Architecture.mips, .mips64]

  /// A leaf at 0, its caller at 0x100 with a frame of 32 bytes, and the entry at 0x300.
  private func process(_ architecture: Architecture) -> SyntheticProcess {
    var process = SyntheticProcess(architecture)
    let word = Int64(architecture.pointerByteCount)
    process.functions = [
      .init(
        name: "leaf", range: 0x0..<0x100,
        rules: CFIRules(cfa: .register(29, plus: 0), returnAddress: .register(31, plus: 0))),
      .init(
        name: "caller", range: 0x100..<0x200,
        rules: CFIRules(
          cfa: .register(29, plus: 32), returnAddress: .memory(atCFAPlus: -word),
          registers: [(16, .memory(atCFAPlus: -2 * word))])),
      .init(name: "__start", range: 0x300..<0x400),
    ]
    return process
  }

  private func lay(_ word: UInt64, at address: UInt64, in process: inout SyntheticProcess) {
    process.stack.lay([word], at: address)
  }

  @Test(arguments: both)
  func `rules lead from a leaf to the entry`(architecture: Architecture) {
    var process = process(architecture)
    let word = UInt64(architecture.pointerByteCount)
    lay(0x40_0310, at: 0x8020 - word, in: &process)
    lay(0x77, at: 0x8020 - 2 * word, in: &process)
    let stack = process.walk(["pc": 0x40_0010, "sp": 0x8000, "ra": 0x40_0114, "s0": 1, "s1": 2])
    #expect(stack.names == ["leaf", "caller", "__start"])
    #expect(stack.trusts == [.context, .callFrameInfo, .callFrameInfo])
    #expect(stack.frames[1].registers[16] == 1, "s0 is preserved by the leaf")
    #expect(stack.frames[2].registers[16] == 0x77, "s0 was saved by the caller")
    #expect(stack.frames[2].registers[17] == 2)
    #expect(stack.frames[2].registers[29] == 0x8020)
    #expect(stack.end == .entryFunction("__start"))
  }

  @Test func `a caller is looked up before the delay slot of its call`() {
    let stack = process(.mips).walk(["pc": 0x40_0010, "sp": 0x8000, "ra": 0x40_0108])
    #expect(stack.frames[1].instructionAddress == 0x40_0100)
    #expect(stack.names[1] == "caller")
  }

  @Test(arguments: both)
  func `the link register names the caller of a leaf without rules`(architecture: Architecture) {
    var process = process(architecture)
    process.functions[0].rules = nil
    let stack = process.walk(["pc": 0x40_0010, "sp": 0x8000, "ra": 0x40_0114])
    #expect(stack.names.prefix(2) == ["leaf", "caller"])
    #expect(stack.trusts.prefix(2) == [.context, .framePointer])
  }

  @Test(arguments: both)
  func `without rules the stack is searched`(architecture: Architecture) {
    var process = process(architecture)
    process.functions[0].rules = nil
    process.functions[1].rules = nil
    process.stack.lay([0x1234, 0x40_0014, 0x40_0114, 5, 0x40_0310], at: 0x8000)
    let stack = process.walk(["pc": 0x40_0110, "sp": 0x8000, "ra": 0x40_0120])
    #expect(stack.names == ["caller", "leaf", "caller", "__start"])
    #expect(stack.trusts.dropFirst().allSatisfy { $0 == .scan })
  }

  @Test func `only n64 preserves gp`() {
    for (architecture, gp) in [(Architecture.mips, nil), (.mips64, UInt64(9))] {
      let stack = process(architecture)
        .walk(["pc": 0x40_0010, "sp": 0x8000, "ra": 0x40_0114, "gp": 9])
      #expect(stack.frames[1].registers[28] == gp)
    }
  }

  @Test func `calls are calls and other words are not`() {
    for (code, isCall) in [
      (UInt32(0x0c10_0000), true),  // jal
      (0x0320_f809, true),  // jalr t9
      (0x0411_0010, true),  // bal
      (0x03e0_0008, false),  // jr ra
      (0x0320_0009, false),  // jr t9, release 6
      (0x0000_0000, false),  // nop
    ] {
      var process = SyntheticProcess(.mips)
      process.stack.lay([0x40_0208, 0], at: 0x8000)
      process.stack.lay([UInt64(code), 0], at: 0x40_0200)
      process.functions = [.init(name: "f", range: 0x0..<0x1000)]
      #expect(process.walk(["pc": 0x40_0110, "sp": 0x8000]).frames.count == (isCall ? 2 : 1))
    }
  }

  /// A handler at 0x100 that returns to a trampoline at 0x7000_0000, whose stack is at 0x8000.
  private func interrupted(_ architecture: Architecture) -> SyntheticProcess {
    var process = process(architecture)
    process.moreModules = [0x7000_0000]
    process.functions[0].rules = CFIRules(
      cfa: .register(29, plus: 0), returnAddress: .register(31, plus: 0))
    return process
  }

  // bp-sighandler: a handler without SA_SIGINFO.
  @Test func `a handler of 32 bits is left by the context above six words`() {
    var process = interrupted(.mips)
    let zeros = [UInt64](repeating: 0, count: 200)
    process.stack.lay([0x40_0210], at: 0x8020)
    process.stack.lay([0x9000, 0], at: 0x8000 + 48 + 8 * 28)
    process.stack.lay(zeros, at: 0x8000)
    process.stack.lay([0], at: 0x9000)
    let stack = process.walk(["pc": 0x40_0010, "sp": 0x8000, "ra": 0x7000_0008])
    #expect(stack.resumeAddresses.prefix(3) == [0x40_0010, 0x7000_0008, 0x40_0210])
    #expect(stack.frames[2].registers[29] == 0x9000)
  }

  @Test func `a handler of 64 bits is left by the context above siginfo`() {
    var process = interrupted(.mips64)
    process.stack.lay([0x40_0210], at: 0x8000 + 768)
    process.stack.lay([0x9000], at: 0x8000 + 200 + 8 * 28)
    process.stack.lay([UInt64](repeating: 0, count: 100), at: 0x8000)
    process.stack.lay([0], at: 0x9000)
    let stack = process.walk(["pc": 0x40_0010, "sp": 0x8000, "ra": 0x7000_0008])
    #expect(stack.resumeAddresses.prefix(3) == [0x40_0010, 0x7000_0008, 0x40_0210])
    #expect(stack.frames[2].registers[29] == 0x9000)
  }
}
