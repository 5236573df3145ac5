extension PrologueDecoder {
  /// MIPS, 32-bit and 64-bit.
  static let mips = PrologueDecoder(alignment: 4, hasDelaySlots: true) { address, memory in
    memory.number(at: address, byteCount: 4)
      .map { PrologueInstruction(byteCount: 4, effect: MIPSPrologue.effect(of: $0)) }
  }
}

/// MIPS Architecture for Programmers, volume II-A.
private enum MIPSPrologue {
  static func effect(of word: UInt64) -> PrologueInstruction.Effect {
    switch word >> 16 {
    case 0x27bd, 0x67bd:  // addiu, daddiu sp, sp
      return PrologueInstruction.lowering(-word.signedBits(0, count: 16))
    case 0xafa0...0xafbf, 0xffa0...0xffbf:  // sw, sd …(sp)
      return PrologueInstruction.storing(
        UInt32(word.bits(16, count: 5)), at: word.signedBits(0, count: 16))
    default: break
    }
    switch word {
    case 0x03a0_f021, 0x03a0_f025, 0x03a0_f02d: return .setsFramePointer(30, plus: 0)  // move
    case 0x03e0_0008, 0x03e0_0009: return .returns
    default: break
    }
    // addu, subu, daddu, dsubu sp, sp
    if word & 0xffe0_ffc0 == 0x03a0_e800, [0x21, 0x23, 0x2d, 0x2f].contains(word & 0x3f) {
      return .lowersByRegister
    }
    return branches(word) ? .branches : .other
  }

  private static func branches(_ word: UInt64) -> Bool {
    switch word >> 26 {
    case 0: word & 0x3e == 8
    case 1...7, 20...23: true
    default: false
    }
  }
}
