import BreakpadSymbols
import Symbols
import Testing

/// Oddities of STACK CFI and STACK WIN records, each with its outcome.
///
/// The names of these tests stand in the table of `Docs/Formats/BreakpadSymbols.md`.
@Suite struct FrameQuirkTests {
  private let registers = RegisterNames(["sp", "x29", "rbx"], aliases: ["fp": 1])

  private func rules(_ text: String, at address: UInt64) -> CFIRules? {
    symbolFile(text).cfiRules(at: address, registers: registers)
  }

  // MARK: STACK CFI

  @Test func `changes without an INIT record in front are nobody's`() {
    #expect(rules("STACK CFI 10 .cfa: sp 8 + .ra: .cfa ^\n", at: 0x10) == nil)
  }

  @Test func `changes belong to the INIT record in front of them, whatever their address`() {
    let text =
      "STACK CFI INIT 10 10 .cfa: sp 8 + .ra: .cfa ^\n"
      + "STACK CFI INIT 20 10 .cfa: sp 16 + .ra: .cfa ^\nSTACK CFI 12 .cfa: sp 32 +\n"
    #expect(rules(text, at: 0x12)?.cfa == .register(0, plus: 8))
    #expect(rules(text, at: 0x20)?.cfa == .register(0, plus: 32))
  }

  @Test func `changes out of order hold by their addresses`() {
    let text =
      "STACK CFI INIT 10 10 .cfa: sp 8 + .ra: .cfa ^\n"
      + "STACK CFI 18 .cfa: sp 24 +\n\nSTACK CFI 14 .cfa: sp 16 +\n"
    #expect(rules(text, at: 0x18)?.cfa == .register(0, plus: 24))
    #expect(rules(text, at: 0x17)?.cfa == .register(0, plus: 16))
  }

  @Test func `of overlapping INIT records the first one wins`() {
    let text =
      "STACK CFI INIT 10 20 .cfa: sp 8 + .ra: .cfa ^\n"
      + "STACK CFI INIT 20 20 .cfa: sp 16 + .ra: .cfa ^\n"
      + "STACK CFI INIT 20 20 .cfa: sp 24 + .ra: .cfa ^\n"
    #expect(rules(text, at: 0x2f)?.cfa == .register(0, plus: 8))
    #expect(rules(text, at: 0x30)?.cfa == .register(0, plus: 16))
  }

  @Test func `registers are known with a dollar sign, without, and by their other names`() {
    let text = "STACK CFI INIT 10 10 .cfa: $sp 8 + .ra: x29 $rbx: .cfa 8 - ^ fp: .cfa -16 +\n"
    let found = rules(text, at: 0x10)
    #expect(found?.returnAddress == .register(1, plus: 0))
    #expect(found?.registers.map(\.number) == [2, 1])
    #expect(found?.registers.map(\.rule) == [.memory(atCFAPlus: -8), .cfa(plus: -16)])
  }

  // dump_syms on MIPS and RISC-V: every INIT record of the corpus.
  @Test func `an offset that is an address by chance is none`() {
    let text = "STACK CFI INIT 10 10 .cfa: sp 94133187226317 + .ra: fp\n"
    #expect(rules(text, at: 0x10)?.cfa == .register(0, plus: 0))
    let large = "STACK CFI INIT 10 10 .cfa: sp 4294967288 + .ra: fp\n"
    #expect(rules(large, at: 0x10)?.cfa == .register(0, plus: 4_294_967_288))
  }

  @Test func `a return address that is said to be itself is in the register calls leave it in`() {
    let linked = RegisterNames(["sp", "ra"], aliases: [".ra": 1])
    let text = "STACK CFI INIT 10 10 .cfa: sp .ra: .cfa ^\nSTACK CFI 14 .ra: .ra\n"
    let file = symbolFile(text)
    #expect(file.cfiRules(at: 0x14, registers: linked)?.returnAddress == .register(1, plus: 0))
    #expect(rules(text, at: 0x14) == nil, "a CPU whose calls leave it on the stack")
  }

  @Test(arguments: [
    ("sp 8 +", CFIRule.register(0, plus: 8)), ("sp 8 -", .register(0, plus: -8)),
    ("sp", .register(0, plus: 0)), ("fp ^", .memoryAtRegister(1, plus: 0)),
    ("fp 8 + ^", .memoryAtRegister(1, plus: 8)), (".cfa", .cfa(plus: 0)),
    (".cfa 16 - ^", .memory(atCFAPlus: -16)), (".undef", .undefined), ("1 .undef +", .undefined),
    ("94133187226317", .expression(CFIExpression([.constant(94_133_187_226_317)]))),
    (
      "sp 8 + 16 @",
      .expression(CFIExpression([.register(0), .constant(8), .add, .constant(16), .align]))
    ),
    ("sp 9223372036854775807 -", .register(0, plus: -.max)),
    ("sp -9223372036854775808 -", .register(0, plus: .min)),
  ])
  func `an expression becomes the smallest rule that says the same`(text: String, rule: CFIRule) {
    #expect(
      rules("STACK CFI INIT 10 10 .cfa: sp .ra: \(text)\n", at: 0x10)?.returnAddress == rule)
  }

  @Test(arguments: [
    "", "+", "1 2", "sp +", "sp 8 + +", "lr", "1 sp2 +", "sp 99999999999999999999 +",
  ])
  func `an expression that leaves no one number spoils its register only`(text: String) {
    let head = "STACK CFI INIT 10 10 .cfa: sp 8 +"
    #expect(rules("\(head) .ra: \(text)\n", at: 0x10) == nil)
    #expect(
      rules("\(head) .ra: .cfa ^ rbx: \(text)\n", at: 0x10)?.registers.map(\.rule) == [.undefined])
    #expect(rules("\(head) .ra: .cfa ^ nobody: \(text)\n", at: 0x10)?.registers.isEmpty == true)
  }

  @Test(arguments: [".cfa: .cfa 8 + .ra: sp", ".cfa: .undef .ra: sp", "sp 8 + .ra: sp", ".ra: sp"])
  func `without a frame address there are no rules`(text: String) {
    #expect(rules("STACK CFI INIT 10 10 \(text)\n", at: 0x10) == nil)
  }

  @Test func `an undefined return address is told as such`() {
    let text = "STACK CFI INIT 10 10 .cfa: sp 8 + .ra: .undef\n"
    #expect(rules(text, at: 0x10)?.returnAddress == .undefined)
  }

  @Test func `a damaged change is counted and the others hold`() {
    let file = symbolFile(
      "STACK CFI INIT 10 10 .cfa: sp 8 + .ra: .cfa ^\nSTACK CFI zz .cfa: sp\nSTACK CFI 11 sp 8\n"
        + "STACK CFI 12 .cfa: sp 16 +\n")
    #expect(file.cfiRules(at: 0x13, registers: registers)?.cfa == .register(0, plus: 16))
    #expect(file.badRecordCount == 2)
  }

  @Test func `a file asked for another CPU answers for that one`() {
    let file = symbolFile("STACK CFI INIT 10 10 .cfa: sp .ra: r1\n")
    #expect(file.cfiRules(at: 0x10, registers: registers) == nil)
    let others = RegisterNames(["r0", "r1", "sp"])
    #expect(file.cfiRules(at: 0x10, registers: others)?.cfa == .register(2, plus: 0))
    #expect(file.cfiRules(at: 0x10, registers: registers) == nil)
  }

  // MARK: STACK WIN

  private let program = "$eip 4 + ^ ="

  @Test func `a program's frame is told with all its sizes`() {
    let file = symbolFile("STACK WIN 4 10 20 1 2 3 4 5 6 1 $T0 .raSearch = $eip $T0 ^ =\n")
    #expect(
      file.windowsFrame(at: 0x2f)
        == WindowsFrame(
          relativeAddress: 0x10, codeByteCount: 0x20, prologByteCount: 1, epilogByteCount: 2,
          parameterByteCount: 3, savedRegisterByteCount: 4, localByteCount: 5,
          maximumStackByteCount: 6,
          method: .program(
            WindowsFrameProgram([
              .variable("$T0"), .variable(".raSearch"), .assign, .variable("$eip"),
              .variable("$T0"), .load, .assign,
            ]))))
    #expect(file.windowsFrame(at: 0x30) == nil)
  }

  @Test func `an equals sign may be glued to the next word`() {
    let file = symbolFile("STACK WIN 4 10 20 0 0 0 0 0 0 1 $T0 $ebp =$eip $T0 4 + ^ =\n")
    guard case .program(let program)? = file.windowsFrame(at: 0x10)?.method else {
      Issue.record("no program")
      return
    }
    #expect(program.steps[2...3] == [.assign, .variable("$eip")])
  }

  @Test func `a program is preferred to byte counts`() {
    let file = symbolFile(
      "STACK WIN 0 10 4 0 0 0 0 1 0 0 1\nSTACK WIN 4 10 20 0 0 0 0 2 0 1 \(program)\n"
        + "STACK WIN 0 40 8 0 0 0 0 3 0 0 0\n")
    #expect(file.windowsFrame(at: 0x10)?.localByteCount == 2)
    #expect(
      file.windowsFrame(at: 0x40)?.method == .omittedFramePointer(allocatesBasePointer: false))
  }

  @Test func `of nested records the shortest one that covers the address counts`() {
    let file = symbolFile(
      "STACK WIN 4 10 40 0 0 0 0 1 0 1 \(program)\nSTACK WIN 4 20 10 0 0 0 0 2 0 1 \(program)\n"
        + "STACK WIN 4 28 10 0 0 0 0 3 0 1 \(program)\n")
    #expect(file.windowsFrame(at: 0x11)?.localByteCount == 1)
    #expect(file.windowsFrame(at: 0x20)?.localByteCount == 2)
    #expect(file.windowsFrame(at: 0x28)?.localByteCount == 3)
    #expect(file.windowsFrame(at: 0x40)?.localByteCount == 1)
  }

  @Test(arguments: [
    "STACK WIN 1 10 8 0 0 0 0 0 0 0 1", "STACK WIN 2 10 8 0 0 0 0 0 0 0 1",
    "STACK WIN 3 10 8 0 0 0 0 0 0 0 1",
  ])
  func `the types trap, task and standard are passed over`(record: String) {
    let file = symbolFile(record)
    #expect(file.windowsFrame(at: 0x10) == nil)
    #expect(file.badRecordCount == 0)
  }

  @Test(arguments: [
    "STACK WIN 4 10 8 0 0 0 0 0 0 0 1", "STACK WIN 0 10 8 0 0 0 0 0 0 1 $eip 4 + ^ =",
    "STACK WIN 4 10 8 0 0 0 0 0 0 1", "STACK WIN 4 10 8 0 0 0 0 0 0 1 $eip what =",
    "STACK WIN 0 10 8 0 0 0 0 0 0 0 x", "STACK WIN 0 10 8 0 0 0",
    "STACK WIN 0 10 8 0 0 0 0 0 100000000 0 1",
  ])
  func `a record that contradicts itself or is damaged is counted and gives nothing`(
    record: String
  ) {
    let file = symbolFile(record)
    #expect(file.windowsFrame(at: 0x10) == nil)
    #expect(file.badRecordCount == 1)
  }
}
