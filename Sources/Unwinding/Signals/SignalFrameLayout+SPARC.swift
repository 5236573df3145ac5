extension SignalFrameLayout {
  /// 64-bit SPARC: the window of what was interrupted in a frame of 192 bytes, `siginfo` (128 bytes)
  /// and `pt_regs`.
  ///
  /// Source: Linux `arch/sparc/kernel/signal_64.c`, `struct rt_signal_frame`;
  /// `arch/sparc/include/uapi/asm/ptrace.h`.
  static let linuxSPARC64 = SignalFrameLayout(
    trampolineNames: ["__rt_sigreturn_stub"],
    // mov 101, %g1; ta 0x6d
    trampolineCode: [0x8210_2065_91d0_206d],
    slots: slots(Array(0...15), from: 320, step: 8) + slots([33, 34], from: 456, step: 8)
      + slots(Array(16...31), from: 0, step: 8),
    // PT_REGS_MAGIC, whose lowest nine bits are the kind of trap
    checks: [Check(offset: 476, byteCount: 4, mask: 0xffff_fe00, values: [0x57ac_6c00])])

  /// 32-bit SPARC on a 64-bit kernel, `SA_SIGINFO`: the window of what was interrupted in a frame of
  /// 96 bytes, `siginfo` (128 bytes) and `pt_regs32`.
  ///
  /// Source: Linux `arch/sparc/kernel/signal32.c`, `struct rt_signal_frame32`;
  /// `arch/sparc/include/asm/psrcompat.h`.
  static let linuxSPARCRealtime = sparc(
    trampoline: "__rt_sigreturn_stub",
    // mov 101, %g1; ta 0x10
    0x8210_2065_91d0_2010, registersAt: 224)

  /// 32-bit SPARC on a 64-bit kernel, an old-style handler: the same without `siginfo`.
  ///
  /// Source: Linux `arch/sparc/kernel/signal32.c`, `struct signal_frame32`.
  static let linuxSPARC = sparc(
    trampoline: "__sigreturn_stub",
    // mov 216, %g1; ta 0x10
    0x8210_20d8_91d0_2010, registersAt: 96)

  private static func sparc(
    trampoline: String, _ code: UInt64, registersAt start: UInt64
  ) -> SignalFrameLayout {
    SignalFrameLayout(
      trampolineNames: [trampoline],
      trampolineCode: [code],
      // psr, pc, npc, y, then g0 to g7 and o0 to o7
      slots: slots([33, 34], from: start + 4, step: 4)
        + slots(Array(0...15), from: start + 16, step: 4)
        + slots(Array(16...31), from: 0, step: 4),
      // PSR_V8PLUS and PSR_S: what such a kernel makes up of a register that its CPU has no more
      checks: [
        Check(offset: start, byteCount: 4, mask: 0xff00_0080, values: [0xff00_0080])
      ])
  }
}
