extension CodeNames {
  /// What `si_code` means, per signal: asm-generic/siginfo.h.
  static let signalCodes: [String: CodeNames] = [
    "SIGILL": .illegalInstructionCodes,
    "SIGTRAP": .trapCodes,
    "SIGBUS": .busErrorCodes,
    "SIGFPE": .floatingPointCodes,
    "SIGSEGV": .segmentationFaultCodes,
    "SIGSYS": .systemCallCodes,
    "SIGCHLD": .childCodes,
    "SIGIO": .pollCodes,
    "SIGEMT": .emulatorTrapCodes,
  ]

  /// Codes that any signal may have: who sent it.
  static let commonSignalCodes = CodeNames(
    """
    00000080 SI_KERNEL
    ffffffc4 SI_ASYNCNL
    fffffff9 SI_DETHREAD
    fffffffa SI_TKILL
    fffffffb SI_SIGIO
    fffffffc SI_ASYNCIO
    fffffffd SI_MESGQ
    fffffffe SI_TIMER
    ffffffff SI_QUEUE
    """)

  private static let illegalInstructionCodes = CodeNames(
    """
    00000001 ILL_ILLOPC
    00000002 ILL_ILLOPN
    00000003 ILL_ILLADR
    00000004 ILL_ILLTRP
    00000005 ILL_PRVOPC
    00000006 ILL_PRVREG
    00000007 ILL_COPROC
    00000008 ILL_BADSTK
    00000009 ILL_BADIADDR
    """)

  private static let trapCodes = CodeNames(
    """
    00000001 TRAP_BRKPT
    00000002 TRAP_TRACE
    00000003 TRAP_BRANCH
    00000004 TRAP_HWBKPT
    00000005 TRAP_UNK
    00000006 TRAP_PERF
    """)

  private static let busErrorCodes = CodeNames(
    """
    00000001 BUS_ADRALN
    00000002 BUS_ADRERR
    00000003 BUS_OBJERR
    00000004 BUS_MCEERR_AR
    00000005 BUS_MCEERR_AO
    """)

  private static let floatingPointCodes = CodeNames(
    """
    00000001 FPE_INTDIV
    00000002 FPE_INTOVF
    00000003 FPE_FLTDIV
    00000004 FPE_FLTOVF
    00000005 FPE_FLTUND
    00000006 FPE_FLTRES
    00000007 FPE_FLTINV
    00000008 FPE_FLTSUB
    0000000e FPE_FLTUNK
    0000000f FPE_CONDTRAP
    """)

  private static let segmentationFaultCodes = CodeNames(
    """
    00000001 SEGV_MAPERR
    00000002 SEGV_ACCERR
    00000003 SEGV_BNDERR
    00000004 SEGV_PKUERR
    00000005 SEGV_ACCADI
    00000006 SEGV_ADIDERR
    00000007 SEGV_ADIPERR
    00000008 SEGV_MTEAERR
    00000009 SEGV_MTESERR
    0000000a SEGV_CPERR
    """)

  private static let systemCallCodes = CodeNames(
    """
    00000001 SYS_SECCOMP
    00000002 SYS_USER_DISPATCH
    """)

  private static let childCodes = CodeNames(
    """
    00000001 CLD_EXITED
    00000002 CLD_KILLED
    00000003 CLD_DUMPED
    00000004 CLD_TRAPPED
    00000005 CLD_STOPPED
    00000006 CLD_CONTINUED
    """)

  private static let pollCodes = CodeNames(
    """
    00000001 POLL_IN
    00000002 POLL_OUT
    00000003 POLL_MSG
    00000004 POLL_ERR
    00000005 POLL_PRI
    00000006 POLL_HUP
    """)

  private static let emulatorTrapCodes = CodeNames(
    """
    00000001 EMT_TAGOVF
    """)
}
