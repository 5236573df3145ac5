extension PrologueDecoder {
  /// 32-bit RISC-V, with compressed instructions.
  static let riscv = PrologueDecoder(alignment: 2) { address, memory in
    RISCVPrologue(isWide: false).instruction(at: address, in: memory)
  }

  /// 64-bit RISC-V, with compressed instructions.
  static let riscv64 = PrologueDecoder(alignment: 2) { address, memory in
    RISCVPrologue(isWide: true).instruction(at: address, in: memory)
  }
}

/// RISC-V Instruction Set Manual, volume I, chapters "RV32I", "RV64I" and "C".
private struct RISCVPrologue {
  var isWide: Bool

  func instruction(at address: UInt64, in memory: any StackMemory) -> PrologueInstruction? {
    guard let low = memory.number(at: address, byteCount: 2) else { return nil }
    guard low & 3 == 3 else { return .init(byteCount: 2, effect: short(low)) }
    guard let high = memory.number(at: address &+ 2, byteCount: 2) else { return nil }
    return .init(byteCount: 4, effect: long(low | high << 16))
  }

  private func short(_ word: UInt64) -> PrologueInstruction.Effect {
    switch word & 0xe003 {
    case 0x6001 where word & 0xf80 == 0x100:  // c.addi16sp
      guard word & 0x1000 != 0 else { return .other }
      let amount =
        word.bits(6, count: 1, to: 4) | word.bits(2, count: 1, to: 5)
        | word.bits(5, count: 1, to: 6) | word.bits(3, count: 2, to: 7)
      return PrologueInstruction.lowering(512 - amount)
    case 0x0001 where word & 0xf80 == 0x100:  // c.addi sp
      guard word & 0x1000 != 0 else { return .other }
      return PrologueInstruction.lowering(32 - word.bits(2, count: 5))
    case 0xe002 where isWide:  // c.sdsp
      return PrologueInstruction.storing(
        UInt32(word.bits(2, count: 5)),
        at: word.bits(10, count: 3, to: 3) | word.bits(7, count: 3, to: 6))
    case 0xc002 where !isWide:  // c.swsp
      return PrologueInstruction.storing(
        UInt32(word.bits(2, count: 5)),
        at: word.bits(9, count: 4, to: 2) | word.bits(7, count: 2, to: 6))
    case 0x0000 where word & 0x1c == 0 && word != 0:  // c.addi4spn s0
      return .setsFramePointer(
        8,
        plus: word.bits(11, count: 2, to: 4) | word.bits(7, count: 4, to: 6)
          | word.bits(6, count: 1, to: 2) | word.bits(5, count: 1, to: 3))
    case 0x8002 where word == 0x8082: return .returns  // c.jr ra
    case 0x8002 where word & 0x7c == 0 && word & 0xf80 != 0: return .branches  // c.jr, c.jalr
    case 0xa001, 0xc001, 0xe001: return .branches  // c.j, c.beqz, c.bnez
    case 0x2001 where !isWide: return .branches  // c.jal
    default: return .other
    }
  }

  private func long(_ word: UInt64) -> PrologueInstruction.Effect {
    switch word & 0x7f {
    case 0x13 where word & 0xf_ffff == 0x1_0113:  // addi sp, sp
      return PrologueInstruction.lowering(-word.signedBits(20, count: 12))
    case 0x13 where word & 0xf_ffff == 0x1_0413:  // addi s0, sp
      return .setsFramePointer(8, plus: word.signedBits(20, count: 12))
    case 0x23 where word & 0xf_f000 == (isWide ? 0x1_3000 : 0x1_2000):  // sd, sw …(sp)
      let high = word.signedBits(25, count: 7) << 5
      return PrologueInstruction.storing(
        UInt32(word.bits(20, count: 5)), at: high | word.bits(7, count: 5))
    case 0x33 where word & 0xfe0f_ffff == 0x4001_0133: return .lowersByRegister  // sub sp, sp
    case 0x33 where word & 0xfe0f_ffff == 0x0001_0133: return .lowersByRegister  // add sp, sp
    case 0x67 where word & 0xffff_ffff == 0x0000_8067: return .returns  // jalr zero, ra
    case 0x63, 0x67, 0x6f: return .branches
    default: return .other
    }
  }
}
