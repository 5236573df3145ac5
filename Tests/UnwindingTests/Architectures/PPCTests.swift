import Symbols
import Testing
import Unwinding

@Suite struct PPCTests {
  /// A CPU and where its frames have room for the link register.
  private static let all: [(Architecture, UInt64)] = [
    (.ppc, 4), (.ppcApple, 8), (.ppc64, 16),
  ]

  private func process(_ architecture: Architecture) -> SyntheticProcess {
    var process = SyntheticProcess(architecture)
    process.functions = [
      .init(name: "leaf", range: 0x0..<0x100), .init(name: "middle", range: 0x100..<0x200),
      .init(name: "main", range: 0x200..<0x300), .init(name: "_start", range: 0x300..<0x400),
    ]
    return process
  }

  /// The frames of middle at 0x8000, of main at 0x8040 and of its caller at 0x8080.
  private func layChain(_ room: UInt64, in process: inout SyntheticProcess) {
    process.stack.lay([0x8040], at: 0x8000)
    process.stack.lay([0x8080], at: 0x8040)
    process.stack.lay([0x40_0210], at: 0x8040 + room)
    process.stack.lay([0], at: 0x8080)
    process.stack.lay([0x40_0310], at: 0x8080 + room)
  }

  @Test(arguments: all)
  func `the back chain leads to the entry`(architecture: Architecture, room: UInt64) {
    var process = process(architecture)
    layChain(room, in: &process)
    let stack = process.walk(["srr0": 0x40_0110, "r1": 0x8000, "lr": 0x40_0120])
    #expect(stack.names == ["middle", "main", "_start"])
    #expect(stack.trusts == [.context, .framePointer, .framePointer])
    #expect(stack.frames.map { $0.registers[1] } == [0x8000, 0x8040, 0x8080])
    #expect(stack.end == .entryFunction("_start"))
  }

  @Test(arguments: all)
  func `a chain that ends in zero is the whole stack`(architecture: Architecture, room: UInt64) {
    var process = process(architecture)
    layChain(room, in: &process)
    process.functions[3].name = "unknown"
    let stack = process.walk(["srr0": 0x40_0110, "r1": 0x8000, "lr": 0x40_0120])
    #expect(stack.names == ["middle", "main", "unknown"])
    #expect(stack.end == .zeroReturnAddress)
  }

  @Test(arguments: all)
  func `the link register names the caller of a leaf`(architecture: Architecture, room: UInt64) {
    var process = process(architecture)
    layChain(room, in: &process)
    let stack = process.walk(["srr0": 0x40_0010, "r1": 0x8000, "lr": 0x40_0110])
    #expect(stack.names == ["leaf", "middle", "main", "_start"])
    #expect(stack.frames[1].registers[1] == 0x8000)
  }

  @Test(arguments: all)
  func `a link register that was saved already is stale`(architecture: Architecture, room: UInt64) {
    var process = process(architecture)
    layChain(room, in: &process)
    let stack = process.walk(["srr0": 0x40_0110, "r1": 0x8000, "lr": 0x40_0210])
    #expect(stack.names == ["middle", "main", "_start"])
    #expect(stack.frames[1].registers[1] == 0x8040)
  }

  @Test func `rules give the caller's registers`() {
    var process = process(.ppc64)
    process.functions[1].rules = CFIRules(
      cfa: .register(1, plus: 64), returnAddress: .memory(atCFAPlus: 16),
      registers: [(31, .memory(atCFAPlus: -8))])
    layChain(16, in: &process)
    process.stack.lay([0x77], at: 0x8038)
    let stack = process.walk(["srr0": 0x40_0110, "r1": 0x8000, "r30": 5, "lr": 0x40_0120])
    #expect(stack.trusts == [.context, .callFrameInfo, .framePointer])
    #expect(stack.frames[1].registers[31] == 0x77)
    #expect(stack.frames[1].registers[30] == 5)
  }

  @Test func `a chain that leads downwards is not believed`() {
    var process = process(.ppc)
    process.stack.lay([0x7000, 0, 0x40_0210, 0], at: 0x8000)
    let stack = process.walk(["srr0": 0x40_0110, "r1": 0x8000, "lr": 0x40_0120])
    #expect(stack.names == ["middle", "main"])
    #expect(stack.trusts == [.context, .scan])
  }

  @Test func `Apple's frames have room for the condition register`() {
    #expect(
      UnwindTarget(architecture: .ppc, system: .apple).architecture.backChain?.savedLinkRegister
        == 8)
    #expect(
      UnwindTarget(architecture: .ppc, system: .linux).architecture.backChain?.savedLinkRegister
        == 4)
  }

  @Test func `calls are calls and other words are not`() {
    for (code, isCall) in [
      (UInt32(0x4800_0101), true),  // bl
      (0x4082_0011, true),  // bnel
      (0x4e80_0421, true),  // bctrl
      (0x4e80_0021, true),  // blrl
      (0x4800_0100, false),  // b
      (0x4e80_0020, false),  // blr
      (0x6000_0000, false),  // nop
    ] {
      var process = SyntheticProcess(.ppc)
      process.stack.lay([0, 0x40_0204], at: 0x8000)
      process.stack.lay([UInt64(code)], at: 0x40_0200)
      process.functions = [.init(name: "f", range: 0x0..<0x1000)]
      #expect(process.walk(["srr0": 0x40_0110, "r1": 0x8000]).frames.count == (isCall ? 2 : 1))
    }
  }
}
