import Symbols
import Testing
import Unwinding

@Suite struct SPARCTests {
  /// A CPU and how much less its stack pointers are than the addresses they mean.
  private static let both: [(Architecture, UInt64)] = [(.sparc, 0), (.sparc64, 2047)]

  private func process(_ architecture: Architecture) -> SyntheticProcess {
    var process = SyntheticProcess(architecture)
    process.functions = [
      .init(name: "leaf", range: 0x0..<0x100), .init(name: "middle", range: 0x100..<0x200),
      .init(name: "main", range: 0x200..<0x300), .init(name: "_start", range: 0x300..<0x400),
    ]
    return process
  }

  /// The window of main at 0x8100: locals 1 to 8, ins 9 to 14, its caller's stack, its call.
  private func layWindow(_ bias: UInt64, in process: inout SyntheticProcess) {
    process.stack.lay(Array(1...14) + [0x8200 - bias, 0x40_0308], at: 0x8100)
    process.stack.lay([UInt64](repeating: 0, count: 16), at: 0x8200)
  }

  @Test(arguments: both)
  func `windows lead to the entry`(architecture: Architecture, bias: UInt64) throws {
    var process = process(architecture)
    layWindow(bias, in: &process)
    let stack = process.walk([
      "pc": 0x40_0110, "sp": 0x8000 - bias, "o7": 0x40_0120, "g_r24": 99, "fp": 0x8100 - bias,
      "i7": 0x40_0208,
    ])
    #expect(stack.names == ["middle", "main", "_start"])
    #expect(stack.trusts == [.context, .framePointer, .framePointer])
    #expect(stack.resumeAddresses == [0x40_0110, 0x40_0210, 0x40_0310])
    #expect(stack.frames.map(\.instructionAddress) == [0x40_0110, 0x40_0208, 0x40_0308])
    let main = try #require(stack.frames.dropFirst().first).registers
    #expect(main[8] == 99, "o0 is the callee's i0")
    #expect(main[14] == 0x8100 - bias)
    #expect((16..<24).map { main[$0] } == [1, 2, 3, 4, 5, 6, 7, 8])
    #expect(stack.end == .entryFunction("_start"))
  }

  @Test(arguments: both)
  func `a window of zeros is the bottom`(architecture: Architecture, bias: UInt64) {
    var process = process(architecture)
    layWindow(bias, in: &process)
    process.functions[3].name = "unknown"
    let stack = process.walk([
      "pc": 0x40_0210, "sp": 0x8000 - bias, "fp": 0x8200 - bias, "i7": 0x40_0308,
    ])
    #expect(stack.names == ["main", "unknown"])
    #expect(stack.end == .zeroReturnAddress)
  }

  @Test(arguments: both)
  func `a leaf shares the window of its caller`(architecture: Architecture, bias: UInt64) {
    var process = process(architecture)
    layWindow(bias, in: &process)
    let stack = process.walk([
      "pc": 0x40_0010, "sp": 0x8000 - bias, "o7": 0x40_0108, "fp": 0x8100 - bias,
      "i7": 0x40_0208,
    ])
    #expect(stack.names == ["leaf", "middle", "main", "_start"])
    #expect(stack.resumeAddresses[1] == 0x40_0110)
  }

  @Test(arguments: both)
  func `rules lead behind the call whose address they give`(
    architecture: Architecture, bias: UInt64
  ) {
    var process = process(architecture)
    process.functions[1].rules = CFIRules(
      cfa: .register(30, plus: 0), returnAddress: .register(31, plus: 0))
    let stack = process.walk([
      "pc": 0x40_0110, "sp": 0x8000 - bias, "fp": 0x8100 - bias, "i7": 0x40_0208,
    ])
    #expect(stack.names == ["middle", "main"])
    #expect(stack.resumeAddresses == [0x40_0110, 0x40_0210])
    #expect(stack.trusts == [.context, .callFrameInfo])
  }

  @Test(arguments: both)
  func `without windows the stack is searched for calls`(
    architecture: Architecture, bias: UInt64
  ) throws {
    var process = process(architecture)
    process.stack.lay([0x1234, 0x40_0208, 0], at: 0x8000)
    let stack = process.walk(["pc": 0x40_0110, "sp": 0x8000 - bias, "o7": 0x40_0120])
    #expect(stack.names == ["middle", "main"])
    #expect(stack.resumeAddresses == [0x40_0110, 0x40_0210])
    let word = UInt64(architecture.pointerByteCount)
    #expect(stack.frames.last?.registers[14] == 0x8000 + 2 * word - bias)
  }

  @Test func `calls are calls and other words are not`() {
    for (code, isCall) in [
      (UInt32(0x4000_0040), true),  // call
      (0x9fc0_4000, true),  // jmpl %g1, %o7
      (0x81c7_e008, false),  // ret
      (0x0100_0000, false),  // nop
    ] {
      var process = SyntheticProcess(.sparc)
      process.stack.lay([0, 0x40_0200], at: 0x8000)
      process.stack.lay([UInt64(code)], at: 0x40_0200)
      process.functions = [.init(name: "f", range: 0x0..<0x1000)]
      #expect(process.walk(["pc": 0x40_0110, "sp": 0x8000]).frames.count == (isCall ? 2 : 1))
    }
  }
}
