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
}
