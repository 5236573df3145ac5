extension SignalFrameLayout {
  /// 64-bit PowerPC: the handler's caller has a frame of 128 bytes; `ucontext` lies behind it, its
  /// registers at 232.
  ///
  /// Source: Linux `arch/powerpc/kernel/signal_64.c`, `struct rt_sigframe`;
  /// `arch/powerpc/include/uapi/asm/ucontext.h`, `sigcontext.h` and `ptrace.h`.
  static let linuxPPC64 = SignalFrameLayout(
    trampolineNames: ["__kernel_sigtramp_rt64"],
    // addi r1, r1, 128; li r0, 172, in either order of bytes
    trampolineCode: [0x3821_0080_3800_00ac, 0x3800_00ac_3821_0080],
    slots: ppcSlots(from: 360, step: 8),
    // uc_flags and uc_link, and the machine state of user code
    checks: [
      Check(offset: 128, byteCount: 8, mask: .max, values: [0]),
      Check(offset: 136, byteCount: 8, mask: .max, values: [0]),
      Check(offset: 360 + 33 * 8, byteCount: 8, mask: userState, values: [userState]),
    ])

  /// 32-bit PowerPC, `SA_SIGINFO`: 80 bytes of the handler's caller, `siginfo` (128 bytes) and
  /// `ucontext`, whose registers begin at 192.
  ///
  /// Source: Linux `arch/powerpc/kernel/signal_32.c`, `struct rt_sigframe`.
  static let linuxPPCRealtime = SignalFrameLayout(
    trampolineNames: ["__kernel_sigtramp_rt32"],
    // li r0, 172; sc
    trampolineCode: [0x3800_00ac_4400_0002],
    slots: ppcSlots(from: 400, step: 4),
    // uc_flags and uc_link, and the machine state of user code
    checks: [
      Check(offset: 208, byteCount: 8, mask: .max, values: [0]),
      Check(offset: 400 + 33 * 4, byteCount: 4, mask: userState, values: [userState]),
    ])

  /// 32-bit PowerPC, an old-style handler: 64 bytes of the handler's caller, `sigcontext` (32 bytes)
  /// and the registers.
  ///
  /// Source: Linux `arch/powerpc/kernel/signal_32.c`, `struct sigframe`.
  static let linuxPPC = SignalFrameLayout(
    trampolineNames: ["__kernel_sigtramp32"],
    // li r0, 119; sc
    trampolineCode: [0x3800_0077_4400_0002],
    slots: ppcSlots(from: 96, step: 4),
    checks: [Check(offset: 96 + 33 * 4, byteCount: 4, mask: userState, values: [userState])])

  /// MSR_EE and MSR_PR: interrupts are on, and the program has no privileges.
  private static let userState: UInt64 = 0xc000

  /// The registers of `struct pt_regs`: the general ones, nip, msr, and behind the original r3 ctr,
  /// lr, xer and cr.
  private static func ppcSlots(from offset: UInt64, step: UInt64) -> [Slot] {
    slots(Array(0...33), from: offset, step: step)
      + slots([37, 36, 35, 34], from: offset + 35 * step, step: step)
  }
}
