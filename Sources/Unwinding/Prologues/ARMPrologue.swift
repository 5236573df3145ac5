extension PrologueDecoder {
  /// 32-bit Arm; Thumb where bit 0 of the address is set.
  static let arm = PrologueDecoder(alignment: 4) { address, memory in
    guard address & 1 == 1 else {
      return memory.number(at: address, byteCount: 4)
        .map { PrologueInstruction(byteCount: 4, effect: ARMPrologue.effect(of: $0)) }
    }
    guard let first = memory.number(at: address &- 1, byteCount: 2) else { return nil }
    guard first >= 0xe800 else {
      return PrologueInstruction(byteCount: 2, effect: ThumbPrologue.effect(of: first))
    }
    return memory.number(at: address &+ 1, byteCount: 2).map {
      PrologueInstruction(byteCount: 4, effect: ThumbPrologue.effect(of: first, $0))
    }
  }
}

/// What both instruction sets have.
private enum ARMPush {
  static func registers(_ mask: UInt64) -> PrologueInstruction.Effect {
    let mask = UInt32(truncatingIfNeeded: mask) & 0xffff
    return .stores(mask, at: 0, lowering: Int64(mask.nonzeroBitCount) * 4)
  }
}

/// Arm Architecture Reference Manual ARMv7-A, A5 and A8, "ARM instruction set encoding".
private enum ARMPrologue {
  static func effect(of word: UInt64) -> PrologueInstruction.Effect {
    if word & 0xffff_0000 == 0xe92d_0000 { return ARMPush.registers(word) }  // push
    if word & 0xffff_0fff == 0xe52d_0004 {  // str rt, [sp, #-4]!
      return ARMPush.registers(1 << UInt64(word.bits(12, count: 4)))
    }
    switch word & 0xffff_f000 {
    case 0xe24d_d000: return PrologueInstruction.lowering(immediate(word))  // sub sp, sp
    case 0xe28d_b000: return .setsFramePointer(11, plus: immediate(word))  // add fp, sp
    case 0xe28d_7000: return .setsFramePointer(7, plus: immediate(word))
    case 0xe1a0_b000 where word == 0xe1a0_b00d: return .setsFramePointer(11, plus: 0)
    case 0xe04d_d000 where word & 0xff0 == 0: return .lowersByRegister
    default: break
    }
    if word & 0xffbf_0e00 == 0xed2d_0a00 {  // vpush
      return PrologueInstruction.lowering(word.bits(0, count: 8, to: 2))
    }
    let returns = word == 0xe12f_ff1e || word == 0xe1a0_f00e || word & 0xffff_8000 == 0xe8bd_8000
    if returns || word & 0xffff_ffff == 0xe49d_f004 { return .returns }
    return branches(word) ? .branches : .other
  }

  private static func branches(_ word: UInt64) -> Bool {
    word & 0x0e00_0000 == 0x0a00_0000 || word & 0x0fff_ffd0 == 0x012f_ff10
      || word & 0x0fff_8000 == 0x08bd_8000
  }

  /// Eight bits, rotated to the right by twice the number in four others.
  private static func immediate(_ word: UInt64) -> Int64 {
    let value = UInt32(truncatingIfNeeded: word & 0xff)
    let count = UInt32(truncatingIfNeeded: (word >> 8) & 15) * 2
    return Int64(count == 0 ? value : value >> count | value << (32 - count))
  }
}

/// Arm Architecture Reference Manual ARMv7-A, A6 and A8, "Thumb instruction set encoding".
private enum ThumbPrologue {
  static func effect(of half: UInt64) -> PrologueInstruction.Effect {
    switch half & 0xff00 {
    case 0xb400, 0xb500: return ARMPush.registers(half & 0xff | (half & 0x100) << 6)
    case 0xb000 where half & 0x80 != 0:  // sub sp, #
      return PrologueInstruction.lowering(half.bits(0, count: 7, to: 2))
    case 0xaf00: return .setsFramePointer(7, plus: half.bits(0, count: 8, to: 2))
    case 0x4600 where half == 0x466f: return .setsFramePointer(7, plus: 0)
    case 0x4600 where half == 0x46eb: return .setsFramePointer(11, plus: 0)
    case 0xbd00: return .returns  // pop {…, pc}
    case 0x4700: return half == 0x4770 ? .returns : .branches  // bx, blx
    case 0xb100, 0xb300, 0xb900, 0xbb00: return .branches  // cbz, cbnz
    case 0xd000...0xdd00, 0xe000...0xe700: return .branches
    default: return .other
    }
  }

  static func effect(of first: UInt64, _ second: UInt64) -> PrologueInstruction.Effect {
    switch first {
    case 0xe92d: return ARMPush.registers(second)  // push
    case 0xf84d where second & 0xfff == 0xd04:  // str rt, [sp, #-4]!
      return ARMPush.registers(1 << (second >> 12))
    case 0xf8cd:  // str rt, [sp, #]
      return PrologueInstruction.storing(UInt32(second >> 12), at: second.bits(0, count: 12))
    case 0xe96d: return pair(second, at: 0, lowering: second.bits(0, count: 8, to: 2))
    case 0xe9cd: return pair(second, at: second.bits(0, count: 8, to: 2), lowering: 0)
    case 0xf1ad where second & 0x8f00 == 0x0d00, 0xf5ad where second & 0x8f00 == 0x0d00:
      return PrologueInstruction.lowering(immediate(first, second))
    case 0xf2ad where second & 0x8f00 == 0x0d00, 0xf6ad where second & 0x8f00 == 0x0d00:
      return PrologueInstruction.lowering(plain(first, second))
    case 0xf10d where second & 0x8f00 == 0x0700, 0xf50d where second & 0x8f00 == 0x0700:
      return .setsFramePointer(7, plus: immediate(first, second))
    case 0xf10d where second & 0x8f00 == 0x0b00, 0xf50d where second & 0x8f00 == 0x0b00:
      return .setsFramePointer(11, plus: immediate(first, second))
    case 0xed2d where second & 0xe00 == 0xa00:  // vpush
      return PrologueInstruction.lowering(second.bits(0, count: 8, to: 2))
    case 0xebad where second & 0xfff0 == 0x0d00: return .lowersByRegister
    case 0xe8bd where second & 0x8000 != 0: return .returns  // pop {…, pc}
    case 0xf85d where second == 0xfb04: return .returns  // ldr pc, [sp], #4
    case 0xe8d0...0xe8df where second & 0xffe0 == 0xf000: return .branches  // tbb, tbh
    case 0xf000...0xf7ff where second & 0x8000 != 0: return .branches
    default: return .other
    }
  }

  /// strd: two registers, of which the first lies lower.
  private static func pair(
    _ second: UInt64, at offset: Int64, lowering: Int64
  ) -> PrologueInstruction.Effect {
    let (low, high) = (UInt32(second >> 12), UInt32(second >> 8) & 15)
    guard low < high else { return PrologueInstruction.lowering(lowering) }
    return .stores(1 << low | 1 << high, at: offset, lowering: lowering)
  }

  /// Twelve bits as they are.
  private static func plain(_ first: UInt64, _ second: UInt64) -> Int64 {
    first.bits(10, count: 1, to: 11) | second.bits(12, count: 3, to: 8) | second.bits(0, count: 8)
  }

  /// "Modified immediate constants": copies of a byte, or a byte rotated to the right.
  private static func immediate(_ first: UInt64, _ second: UInt64) -> Int64 {
    let code = UInt32(plain(first, second))
    let byte = code & 0xff
    switch code >> 8 {
    case 0: return Int64(byte)
    case 1: return Int64(byte << 16 | byte)
    case 2: return Int64(byte << 24 | byte << 8)
    case 3: return Int64(byte << 24 | byte << 16 | byte << 8 | byte)
    default:
      let value = byte | 0x80
      return Int64(value << (32 - (code >> 7)))
    }
  }
}
