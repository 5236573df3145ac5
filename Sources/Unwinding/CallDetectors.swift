extension CallDetector {
  /// x86 and amd64: CALL rel32 (E8), CALL r/m (FF /2), far calls (FF /3, 9A).
  ///
  /// Intel 64 and IA-32 Architectures Software Developer's Manual, volume 2, "CALL".
  public static let x86 = CallDetector { address, memory in
    var isKnown = false
    for byteCount in UInt64(2)...7 {
      guard let first = memory.number(at: address &- byteCount, byteCount: 1) else { continue }
      isKnown = true
      switch (first, byteCount) {
      case (0xe8, 5), (0x9a, 7): return true
      case (0xff, _):
        guard let modRM = memory.number(at: address &- byteCount &+ 1, byteCount: 1) else {
          continue
        }
        if isIndirectCall(modRM, byteCount: byteCount) { return true }
      default: continue
      }
    }
    return isKnown ? false : nil
  }

  /// Whether FF with this ModRM byte is a call of this length.
  private static func isIndirectCall(_ modRM: UInt64, byteCount: UInt64) -> Bool {
    let mode = modRM >> 6
    let operation = (modRM >> 3) & 7
    let base = modRM & 7
    guard operation == 2 || operation == 3 else { return false }
    let hasScale: UInt64 = mode != 3 && base == 4 ? 1 : 0
    switch mode {
    case 0: return byteCount == 2 + hasScale || byteCount == 6 + hasScale
    case 1: return byteCount == 3 + hasScale
    case 2: return byteCount == 6 + hasScale
    default: return byteCount == 2
    }
  }

  /// arm64: BL, BLR, and the authenticating BLRAA, BLRAB, BLRAAZ, BLRABZ.
  ///
  /// Arm Architecture Reference Manual for A-profile, C6.2.
  public static let arm64 = CallDetector { address, memory in
    guard let word = memory.number(at: address &- 4, byteCount: 4) else { return nil }
    return word & 0xfc00_0000 == 0x9400_0000 || word & 0xffff_fc1f == 0xd63f_0000
      || word & 0xfeff_f800 == 0xd63f_0800
  }

  /// 32-bit Arm: BL, BLX; in Thumb state (bit 0 of the address set) their Thumb encodings.
  ///
  /// Arm Architecture Reference Manual ARMv7-A, A8.8.25 and A8.8.26.
  public static let arm = CallDetector { address, memory in
    guard address & 1 == 1 else {
      guard let word = memory.number(at: address &- 4, byteCount: 4) else { return nil }
      return word & 0x0f00_0000 == 0x0b00_0000 || word & 0x0fff_fff0 == 0x012f_ff30
        || word & 0xfe00_0000 == 0xfa00_0000
    }
    guard let second = memory.number(at: address &- 3, byteCount: 2) else { return nil }
    if second & 0xff87 == 0x4780 { return true }
    guard let first = memory.number(at: address &- 5, byteCount: 2) else { return nil }
    return first & 0xf800 == 0xf000 && second & 0xc000 == 0xc000
  }

  /// MIPS: JAL, JALR, BAL and the others that link; an instruction in the delay slot follows.
  ///
  /// MIPS Architecture for Programmers, volume II-A.
  public static let mips = CallDetector { address, memory in
    guard let word = memory.number(at: address &- 8, byteCount: 4) else { return nil }
    return word & 0xfc00_0000 == 0x0c00_0000
      || word & 0xfc1f_003f == 0x0000_0009 && word & 0xf800 != 0
      || word & 0xfc1e_0000 == 0x0410_0000
  }

  /// PowerPC: the branches that set the link register.
  ///
  /// Power ISA, book I, 2.4 "Branch Instructions".
  public static let ppc = CallDetector { address, memory in
    guard let word = memory.number(at: address &- 4, byteCount: 4) else { return nil }
    guard word & 1 == 1 else { return false }
    return word >> 26 == 18 || word >> 26 == 16 || word & 0xfc00_07fe == 0x4c00_0020
      || word & 0xfc00_07fe == 0x4c00_0420
  }

  /// SPARC: CALL, and JMPL that links to o7; an instruction in the delay slot follows.
  ///
  /// The SPARC Architecture Manual, version 9, A.8 and A.24.
  public static let sparc = CallDetector { address, memory in
    guard let word = memory.number(at: address &- 8, byteCount: 4) else { return nil }
    return word >> 30 == 1 || word & 0xfff8_0000 == 0x9fc0_0000
  }

  /// RISC-V: JAL and JALR that link to ra or t0, C.JALR, C.JAL.
  ///
  /// RISC-V Instruction Set Manual, volume I, 2.5 "Control Transfer Instructions" and chapter "C".
  public static let riscv = CallDetector { address, memory in
    guard let short = memory.number(at: address &- 2, byteCount: 2) else { return nil }
    if short & 0xf07f == 0x9002, short & 0x0f80 != 0 { return true }
    guard let lower = memory.number(at: address &- 4, byteCount: 2) else { return nil }
    // c.jal is an instruction of 32-bit CPUs; elsewhere its bits are c.addiw's.
    let isLinking = lower & 0xf80 == 0x080 || lower & 0xf80 == 0x280
    return isLinking && (lower & 0x7f == 0x6f || lower & 0x707f == 0x67)
  }
}
