import Bytes
import ELF
import NativeSymbols
import Support
import Symbols
import Testing

private let arm = RegisterNames(
  (0...10).map { "r\($0)" } + ["fp", "r12", "sp", "lr", "pc"], aliases: ["r11": 11])

/// A file whose function at 0x1000 has a second word in the index, and what that word leads to at
/// 0x3000; the function at 0x2000 cannot be left.
private func rules(_ word: UInt32, table: [UInt32] = [], at address: UInt64 = 0x1004) throws
  -> CFIRules?
{
  var laid = SyntheticELF(is64Bit: false, machine: 40)
  var index = ByteAssembler()
  index.u32(UInt32(bitPattern: 0x1001 - 0x4000) & 0x7fff_ffff)  // Thumb
  index.u32(word)
  index.u32(UInt32(bitPattern: 0x2000 - 0x4008) & 0x7fff_ffff)
  index.u32(1)
  let text = laid.add(".text", flags: 6, address: 0, [0])
  var words = ByteAssembler()
  for word in table { words.u32(word) }
  let entries = laid.add(".ARM.extab", flags: 2, address: 0x3000, words.bytes)
  laid.add(".ARM.exidx", type: 0x7000_0001, flags: 2, address: 0x4000, index.bytes)
  laid.segments = [text, entries].map { .init(type: 1, flags: 4, section: $0) }
  return NativeCallFrames(NativeFiles(image: try ELFFile(ByteView(laid.bytes)))).rules(
    at: address, registers: arm)
}

/// To 0x3000, from the second word of the first entry.
private let toTable = UInt32(bitPattern: 0x3000 - 0x4004) & 0x7fff_ffff

@Suite struct ARMExceptionTests {
  @Test func `a function is left by the instructions in the index`() throws {
    // vsp += 8; pop {r4, lr}; finish
    let rules = try rules(0x8001_a8b0)
    #expect(
      rules
        == CFIRules(
          cfa: .register(13, plus: 16), returnAddress: .memoryAtRegister(13, plus: 12),
          registers: [(4, .memoryAtRegister(13, plus: 8))]))
  }

  @Test func `a function without instructions returns by the link register`() throws {
    let rules = try rules(0x80b0_b0b0)
    #expect(rules?.cfa == .register(13, plus: 0))
    #expect(rules?.returnAddress == .register(14, plus: 0))
  }

  @Test func `a frame pointer gives the stack pointer`() throws {
    // vsp = r11; pop {r11, lr}: 0x8480, bits 7 and 10
    let rules = try rules(0x809b_8480)
    #expect(
      rules
        == CFIRules(
          cfa: .register(11, plus: 8), returnAddress: .memoryAtRegister(11, plus: 4),
          registers: [(11, .memoryAtRegister(11, plus: 0))]))
  }

  @Test func `a table of words, short and long, and a personality's data are read`() throws {
    let expected = CFIRules(
      cfa: .register(13, plus: 0x208), returnAddress: .memoryAtRegister(13, plus: 0x204))
    // Model 1 with one word: vsp += 0x204; pop {lr} by 0x8400; finish
    let long: [UInt32] = [0x8101_b200, 0x8400_b0b0]
    #expect(try rules(toTable, table: long) == expected)
    // A personality routine; one word; the same
    #expect(try rules(toTable, table: [0x0000_1000, 0x01b2_0084, 0x00b0_b0b0]) == expected)
    // Model 0: pop {r4-r6}
    #expect(try rules(toTable, table: [0x80a2_b0b0])?.registers.map(\.number) == [4, 5, 6])
  }

  @Test func `registers of floating point are passed over`() throws {
    // D8, D9 by FSTMFDX; D8 to D10 by FSTMFDD; vsp -= 4
    #expect(try rules(0x80b9_d240)?.cfa == .register(13, plus: 20 + 24 - 4))
    // D1 to D3, by b3, c8; the authentication code
    #expect(try rules(0x80b3_12b4)?.cfa == .register(13, plus: 28 + 4))
    #expect(try rules(0x80c8_12b5)?.cfa == .register(13, plus: 24))
    // r0 and r2 by mask
    #expect(try rules(0x80b1_05b0)?.registers.map(\.number) == [0, 2])
  }

  @Test func `a stack pointer that was popped is followed`() throws {
    // pop {sp}: 0x8200; pop {pc}: 0x8800
    let rules = try rules(toTable, table: [0x8101_8200, 0x8800_b0b0])
    #expect(rules?.cfa == .expression(CFIExpression([.register(13), .load, .constant(4), .add])))
    #expect(
      rules?.returnAddress == .expression(CFIExpression([.register(13), .load, .load])))
  }

  /// Refused; reserved; a model nobody knows; cut; spare.
  @Test(
    arguments: [
      0x8080_00b0, 0x809d_b0b0, 0x8300_0000, 0x80b1_00b0, 0x80ca_b0b0, 1,
    ] as [UInt32])
  func `instructions that cannot be understood give no rules`(word: UInt32) throws {
    #expect(try rules(word) == nil)
  }

  @Test func `a function that cannot be left, and what lies before all, have no rules`() throws {
    #expect(try rules(0x80b0_b0b0, at: 0x2000) == nil)
    #expect(try rules(0x80b0_b0b0, at: 0xfff) == nil)
    #expect(try rules(0x80b0_b0b0, at: 0x1000) != nil)
  }
}
