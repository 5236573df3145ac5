extension SyntheticDump {
  /// CONTEXT of x86-64, 1,232 bytes, with the registers a stack walk begins with.
  public func amd64Context(rip: UInt64, rsp: UInt64, rbp: UInt64 = 0) -> [UInt8] {
    var laid = assembler
    laid.skip(to: 48)
    laid.u32(0x0010_000b)  // ContextFlags: control, integer, floating point
    laid.skip(to: 152)
    laid.u64(rsp)
    laid.u64(rbp)
    laid.skip(to: 248)
    laid.u64(rip)
    laid.skip(to: 1232)
    return laid.bytes
  }

  /// CONTEXT of x86, 716 bytes.
  public func x86Context(eip: UInt32, esp: UInt32, ebp: UInt32 = 0) -> [UInt8] {
    var laid = assembler
    laid.u32(0x0001_003f)  // ContextFlags: everything
    laid.skip(to: 180)
    laid.u32(ebp)
    laid.u32(eip)
    laid.skip(to: 196)
    laid.u32(esp)
    laid.skip(to: 716)
    return laid.bytes
  }

  /// Breakpad's context of 32-bit Arm, 368 bytes.
  public func armContext(pc: UInt32, sp: UInt32, lr: UInt32 = 0, fp: UInt32 = 0) -> [UInt8] {
    var laid = assembler
    laid.u32(0x4000_0006)  // context_flags: integer, floating point
    laid.skip(to: 4 + 4 * 11)
    laid.u32(fp)  // r11
    laid.u32(0)  // r12
    laid.u32(sp)
    laid.u32(lr)
    laid.u32(pc)
    laid.skip(to: 368)
    return laid.bytes
  }

  /// Windows' ARM64_NT_CONTEXT, 912 bytes.
  public func arm64Context(pc: UInt64, sp: UInt64, lr: UInt64 = 0, fp: UInt64 = 0) -> [UInt8] {
    var laid = assembler
    laid.u32(0x0040_0007)  // ContextFlags: control, integer, floating point
    laid.skip(to: 8 + 8 * 29)
    laid.u64(fp)
    laid.u64(lr)
    laid.u64(sp)
    laid.u64(pc)
    laid.skip(to: 912)
    return laid.bytes
  }

  /// Breakpad's older context of AArch64, 796 bytes.
  public func arm64OldContext(pc: UInt64, sp: UInt64, lr: UInt64 = 0, fp: UInt64 = 0) -> [UInt8] {
    var laid = assembler
    laid.u64(0x8000_0006)  // context_flags: integer, floating point
    laid.skip(to: 8 + 8 * 29)
    laid.u64(fp)
    laid.u64(lr)
    laid.u64(sp)
    laid.u64(pc)
    laid.skip(to: 796)
    return laid.bytes
  }
}
