import Symbols
import Testing
import Unwinding

@Suite struct SignalFrameTests {
  /// The words of an amd64 `ucontext` whose interrupted code ran at `rip` with its stack at `rsp`.
  private func ucontext(rip: UInt64, rsp: UInt64, cs: UInt64 = 0x33) -> [UInt64] {
    var words = [UInt64](repeating: 0, count: 32)
    words[5] = 0x08  // r8
    words[15] = 0x66  // rbp
    words[20] = rsp
    words[21] = rip
    words[23] = cs
    return words
  }

  private func process(_ context: [UInt64]) -> SyntheticProcess {
    var process = SyntheticProcess(.amd64)
    // The handler's return address leads to the trampoline, behind which the context lies.
    process.stack.lay([0x40_0500] + context, at: 0x8000)
    process.stack.lay([0x40_0311, 0], at: 0x7000)
    process.functions = [
      .init(
        name: "handler", range: 0x100..<0x200,
        rules: CFIRules(cfa: .register(7, plus: 8), returnAddress: .memory(atCFAPlus: -8))),
      .init(
        name: "interrupted", range: 0x200..<0x300,
        rules: CFIRules(cfa: .register(7, plus: 8), returnAddress: .memory(atCFAPlus: -8))),
      .init(
        name: "main", range: 0x300..<0x400,
        rules: CFIRules(cfa: .undefined, returnAddress: .undefined)),
      .init(name: "__restore_rt", range: 0x500..<0x509),
    ]
    return process
  }

  @Test func `a trampoline known by name is crossed to what was interrupted`() throws {
    let stack = process(ucontext(rip: 0x40_0210, rsp: 0x7000))
      .walk(["rip": 0x40_0110, "rsp": 0x8000])
    #expect(stack.names == ["handler", "__restore_rt", "interrupted", "main"])
    #expect(stack.frames[2].registers[8] == 8)
    #expect(stack.frames[2].registers[6] == 0x66)
  }

  @Test func `the interrupted instruction is not looked up one byte early`() {
    let stack = process(ucontext(rip: 0x40_0200, rsp: 0x7000))
      .walk(["rip": 0x40_0110, "rsp": 0x8000])
    #expect(stack.frames[2].instructionAddress == 0x40_0200)
    #expect(stack.names[2] == "interrupted")
  }

  @Test func `a saved context is known by its look where nothing names the trampoline`() {
    var process = process(ucontext(rip: 0x40_0210, rsp: 0x7000))
    process.functions.removeLast()
    #expect(
      process.walk(["rip": 0x40_0110, "rsp": 0x8000]).names
        == ["handler", "<signal handler called>", "interrupted", "main"])
  }

  @Test func `a stack without a user code segment is no saved context`() {
    var process = process(ucontext(rip: 0x40_0210, rsp: 0x7000, cs: 0x34))
    process.functions.removeLast()
    let stack = process.walk(["rip": 0x40_0110, "rsp": 0x8000])
    #expect(stack.trusts.dropFirst(2).allSatisfy { $0 == .scan })
  }

  @Test func `contexts that lead back to themselves end after a bounded number`() {
    let stack = process(ucontext(rip: 0x40_04ff, rsp: 0x8008))
      .walk(["rip": 0x40_0110, "rsp": 0x8000], frameLimit: 10_000)
    #expect(stack.frames.count < 200)
  }
}
