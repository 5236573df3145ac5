/// The contexts that only Breakpad documents.
extension SyntheticDump {
  /// MDRawContextMIPS, 600 bytes, with a flag for 32 or 64 bits.
  public func mipsContext(
    pc: UInt64, sp: UInt64, ra: UInt64 = 0, s0: UInt64 = 0, is64Bit: Bool = false
  ) -> [UInt8] {
    var laid = assembler
    laid.u32(is64Bit ? 0x0008_0006 : 0x0004_0006)  // context_flags: integer, floating point
    laid.skip(to: 8 + 8 * 16)
    laid.u64(s0)  // r16
    laid.skip(to: 8 + 8 * 29)
    laid.u64(sp)
    laid.u64(0)  // fp
    laid.u64(ra)
    laid.skip(to: 312)
    laid.u64(pc)  // epc
    laid.skip(to: 600)
    return laid.bytes
  }

  /// MDRawContextRISCV, 268 bytes.
  public func riscvContext(pc: UInt32, sp: UInt32, ra: UInt32 = 0, s0: UInt32 = 0) -> [UInt8] {
    var laid = assembler
    laid.u32(0x0080_0003)  // context_flags: integer, floating point
    laid.u32(0)  // version
    laid.u32(pc)
    laid.u32(ra)
    laid.u32(sp)
    laid.skip(to: 8 + 4 * 8)
    laid.u32(s0)
    laid.skip(to: 268)
    return laid.bytes
  }

  /// MDRawContextRISCV64, 528 bytes.
  public func riscv64Context(pc: UInt64, sp: UInt64, ra: UInt64 = 0, s0: UInt64 = 0) -> [UInt8] {
    var laid = assembler
    laid.u32(0x0800_0003)  // context_flags: integer, floating point
    laid.u32(0)  // version
    laid.u64(pc)
    laid.u64(ra)
    laid.u64(sp)
    laid.skip(to: 8 + 8 * 8)
    laid.u64(s0)
    laid.skip(to: 528)
    return laid.bytes
  }

  /// MDRawContextPPC, 1004 bytes.
  public func ppcContext(pc: UInt32, sp: UInt32, lr: UInt32 = 0) -> [UInt8] {
    var laid = assembler
    laid.u32(0x2000_0029)  // context_flags: base, floating point, vectors
    laid.u32(pc)  // srr0
    laid.u32(0)  // srr1
    laid.u32(0)  // r0
    laid.u32(sp)  // r1
    laid.skip(to: 148)
    laid.u32(lr)
    laid.skip(to: 1004)
    return laid.bytes
  }

  /// MDRawContextPPC64, 1160 bytes.
  public func ppc64Context(pc: UInt64, sp: UInt64, lr: UInt64 = 0) -> [UInt8] {
    var laid = assembler
    laid.u64(0x0100_0029)  // context_flags: base, floating point, vectors
    laid.u64(pc)  // srr0
    laid.u64(0)  // srr1
    laid.u64(0)  // r0
    laid.u64(sp)  // r1
    laid.skip(to: 296)
    laid.u64(lr)
    laid.skip(to: 1160)
    return laid.bytes
  }

  /// MDRawContextSPARC, 584 bytes.
  public func sparcContext(
    pc: UInt64, sp: UInt64, fp: UInt64 = 0, i7: UInt64 = 0, o7: UInt64 = 0
  ) -> [UInt8] {
    var laid = assembler
    laid.u32(0x1000_0003)  // context_flags: control, integer
    laid.skip(to: 8 + 8 * 14)
    laid.u64(sp)  // o6
    laid.u64(o7)
    laid.skip(to: 8 + 8 * 30)
    laid.u64(fp)  // i6
    laid.u64(i7)
    laid.skip(to: 272)
    laid.u64(pc)
    laid.u64(pc + 4)  // npc
    laid.skip(to: 584)
    return laid.bytes
  }
}
