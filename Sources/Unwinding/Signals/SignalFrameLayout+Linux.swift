extension SignalFrameLayout {
  /// amd64: the stack pointer shows the `ucontext`, whose registers begin at 40.
  ///
  /// Source: Linux `arch/x86/include/uapi/asm/sigcontext.h`, `struct sigcontext_64`.
  static let linuxAMD64 = SignalFrameLayout(
    trampolineNames: ["__restore_rt", "__restore", "restore_rt"],
    // mov $15, %rax; syscall
    trampolineCode: [0x0f00_0000_0fc0_c748],
    slots: slots([8, 9, 10, 11, 12, 13, 14, 15, 5, 4, 6, 3, 1, 0, 2, 7, 16], from: 40, step: 8),
    // cs of 64-bit user code
    checks: [Check(offset: 184, byteCount: 2, mask: 0xffff, values: [0x33])])

  /// x86, `SA_SIGINFO`: signal number, two pointers, `siginfo` (128 bytes), `ucontext`.
  ///
  /// Source: Linux `arch/x86/include/asm/sigframe.h`, `struct rt_sigframe_ia32`.
  static let linuxX86Realtime = SignalFrameLayout(
    trampolineNames: ["__kernel_rt_sigreturn", "__restore_rt"],
    // mov $173, %eax; int $0x80
    trampolineCode: [0x80cd_0000_00ad_b8],
    slots: slots([7, 6, 5, 4, 3, 1, 2, 0], from: 176, step: 4) + [
      Slot(number: 8, offset: 216),
      Slot(number: 9, offset: 224),
    ],
    checks: [Check(offset: 220, byteCount: 2, mask: 0xffff, values: [0x23, 0x73])])

  /// x86, an old-style handler: the signal number and `sigcontext`.
  ///
  /// Source: Linux `arch/x86/include/asm/sigframe.h`, `struct sigframe_ia32`.
  static let linuxX86 = SignalFrameLayout(
    trampolineNames: ["__kernel_sigreturn", "__restore"],
    // pop %eax; mov $119, %eax; int $0x80
    trampolineCode: [0xcd00_0000_77b8_58],
    slots: slots([7, 6, 5, 4, 3, 1, 2, 0], from: 20, step: 4) + [
      Slot(number: 8, offset: 60),
      Slot(number: 9, offset: 68),
    ],
    checks: [Check(offset: 64, byteCount: 2, mask: 0xffff, values: [0x23, 0x73])])

  /// arm64: `siginfo` (128 bytes) and `ucontext`, whose registers begin at 184.
  ///
  /// Source: Linux `arch/arm64/kernel/signal.c`, `struct rt_sigframe`;
  /// `arch/arm64/include/uapi/asm/sigcontext.h`.
  static let linuxARM64 = SignalFrameLayout(
    trampolineNames: ["__kernel_rt_sigreturn", "__restore_rt", "__default_rt_sa_restorer"],
    // mov x8, #139; svc #0
    trampolineCode: [0xd400_0001_d280_1168],
    slots: slots(Array(0...32), from: 312, step: 8),
    // The pstate of user code: exception level 0, nothing in the upper half.
    checks: [
      Check(offset: 576, byteCount: 8, mask: 0xffff_ffff_0000_001f, values: [0]),
      Check(offset: 136, byteCount: 8, mask: .max, values: [0]),
    ])

  /// 32-bit Arm, `SA_SIGINFO`: `siginfo` (128 bytes) and `ucontext`.
  ///
  /// Source: Linux `arch/arm/kernel/signal.h`, `struct rt_sigframe`.
  static let linuxARMRealtime = SignalFrameLayout(
    trampolineNames: ["__default_rt_sa_restorer", "__restore_rt"],
    // mov r7, #173; svc 0, as Arm and as Thumb code
    trampolineCode: [0xef00_0000_e3a0_70ad, 0xdf00_27ad],
    slots: slots(Array(0...15), from: 160, step: 4),
    checks: [Check(offset: 224, byteCount: 4, mask: 0x1f, values: [0x10])])

  /// 32-bit Arm, an old-style handler: `ucontext` by itself.
  ///
  /// Source: Linux `arch/arm/kernel/signal.h`, `struct sigframe`.
  static let linuxARM = SignalFrameLayout(
    trampolineNames: ["__default_sa_restorer", "__restore"],
    // mov r7, #119; svc 0, as Arm and as Thumb code
    trampolineCode: [0xef00_0000_e3a0_7077, 0xdf00_2777],
    slots: slots(Array(0...15), from: 32, step: 4),
    checks: [Check(offset: 96, byteCount: 4, mask: 0x1f, values: [0x10])])

  /// 32-bit MIPS: six words of its own, `siginfo` (128 bytes) and `ucontext`, whose registers have
  /// 64 bits each.
  ///
  /// Source: Linux `arch/mips/kernel/signal.c`, `struct rt_sigframe`;
  /// `arch/mips/include/uapi/asm/sigcontext.h`.
  static let linuxMIPS = SignalFrameLayout(
    trampolineNames: ["__vdso_rt_sigreturn"],
    // li v0, 4193; syscall
    trampolineCode: [0x0000_000c_2402_1061],
    slots: slots(Array(1...31), from: 200, step: 8) + [Slot(number: 32, offset: 184)],
    // uc_flags, uc_link, and the register that is always zero
    checks: [
      Check(offset: 152, byteCount: 8, mask: .max, values: [0]),
      Check(offset: 192, byteCount: 8, mask: .max, values: [0]),
    ])

  /// 32-bit MIPS, an old-style handler: `sigcontext` without `siginfo`.
  ///
  /// Source: Linux `arch/mips/kernel/signal.c`, `struct sigframe`.
  static let linuxMIPSOld = SignalFrameLayout(
    trampolineNames: ["__vdso_sigreturn"],
    // li v0, 4119; syscall
    trampolineCode: [0x0000_000c_2402_1017],
    slots: slots(Array(1...31), from: 48, step: 8) + [Slot(number: 32, offset: 32)],
    // What the kernel leaves out, and the register that is always zero
    checks: [
      Check(offset: 24, byteCount: 8, mask: .max, values: [0]),
      Check(offset: 40, byteCount: 8, mask: .max, values: [0]),
    ])

  /// 64-bit MIPS, n64.
  ///
  /// Source: as for 32 bits.
  static let linuxMIPS64 = SignalFrameLayout(
    trampolineNames: ["__vdso_rt_sigreturn"],
    // li v0, 5211; syscall
    trampolineCode: [0x0000_000c_2402_145b],
    slots: slots(Array(1...31), from: 200, step: 8) + [Slot(number: 32, offset: 768)],
    // uc_link, and the register that is always zero
    checks: [
      Check(offset: 160, byteCount: 8, mask: .max, values: [0]),
      Check(offset: 192, byteCount: 8, mask: .max, values: [0]),
    ])

  /// 64-bit RISC-V: `siginfo` (128 bytes) and `ucontext`, whose registers begin at 176.
  ///
  /// Source: Linux `arch/riscv/kernel/signal.c`, `struct rt_sigframe`;
  /// `arch/riscv/include/uapi/asm/ucontext.h`.
  static let linuxRISCV64 = SignalFrameLayout(
    trampolineNames: ["__vdso_rt_sigreturn"],
    // li a7, 139; ecall
    trampolineCode: [0x0000_0073_08b0_0893],
    slots: slots(Array(0...31), from: 304, step: 8),
    // uc_flags and uc_link
    checks: [
      Check(offset: 128, byteCount: 8, mask: .max, values: [0]),
      Check(offset: 136, byteCount: 8, mask: .max, values: [0]),
    ])

  /// 32-bit RISC-V: as for 64 bits; the registers begin at the next multiple of 16 behind the signal
  /// mask's 128 bytes.
  static let linuxRISCV32 = SignalFrameLayout(
    trampolineNames: ["__vdso_rt_sigreturn"],
    // li a7, 139; ecall
    trampolineCode: [0x0000_0073_08b0_0893],
    slots: slots(Array(0...31), from: 288, step: 4),
    // uc_flags and uc_link
    checks: [Check(offset: 128, byteCount: 8, mask: .max, values: [0])])
}
