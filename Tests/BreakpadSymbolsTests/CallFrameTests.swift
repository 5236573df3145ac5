import BreakpadSymbols
import Symbols
import Testing

@Suite struct CallFrameTests {
  private let registers = RegisterNames(["rsp", "rbp", "rip", "rbx"])
  private let file = symbolFile(
    """
    STACK CFI INIT 100 40 .cfa: $rsp 8 + .ra: .cfa -8 + ^
    STACK CFI 101 .cfa: $rsp 16 + $rbp: .cfa -16 + ^
    STACK CFI 104 .cfa: $rbp 16 + $rbx: .undef $xmm0: .cfa
    STACK CFI 130 .cfa: $rsp 8 +
    STACK CFI INIT 200 10 .cfa: $rsp 8 + .ra: $rip $rsp % 8 *
    STACK CFI INIT 300 10 .cfa: $rsp 8 +
    STACK CFI INIT 400 10 .cfa: $rsp 8 + .ra: .cfa ^ $rbp: + $rbx: $nothing
    """)

  @Test func `a file says whether it has call-frame information`() {
    #expect(file.hasCallFrameInformation)
    #expect(!symbolFile("PUBLIC 100 0 name").hasCallFrameInformation)
  }

  @Test func `the common forms become small rules`() {
    #expect(
      file.cfiRules(at: 0x100, registers: registers)
        == CFIRules(cfa: .register(0, plus: 8), returnAddress: .memory(atCFAPlus: -8)))
  }

  @Test func `changes hold from their address on`() {
    #expect(
      file.cfiRules(at: 0x104, registers: registers)
        == CFIRules(
          cfa: .register(1, plus: 16), returnAddress: .memory(atCFAPlus: -8),
          registers: [(1, .memory(atCFAPlus: -16)), (3, .undefined)]))
    #expect(file.cfiRules(at: 0x13f, registers: registers)?.cfa == .register(0, plus: 8))
  }

  @Test func `no rules hold outside of the block`() {
    #expect(file.cfiRules(at: 0xff, registers: registers) == nil)
    #expect(file.cfiRules(at: 0x140, registers: registers) == nil)
  }

  @Test func `any other form stays an expression`() {
    let steps: [CFIExpression.Step] = [
      .register(2), .register(0), .modulo, .constant(8), .multiply,
    ]
    #expect(
      file.cfiRules(at: 0x200, registers: registers)?.returnAddress
        == .expression(CFIExpression(steps)))
  }

  @Test func `rules without a return address are none`() {
    #expect(file.cfiRules(at: 0x300, registers: registers) == nil)
  }

  @Test func `a rule that cannot be understood leaves its register undefined`() {
    #expect(
      file.cfiRules(at: 0x400, registers: registers)?.registers.map(\.rule)
        == [.undefined, .undefined])
  }
}
