import MinidumpFormat

/// Systems of which Breakpad knows the exceptions, and rust-minidump does not. The words are Breakpad's.
extension CrashReasonTable {
  static let fuchsia = CrashReasonTable(platforms: [.fuchsia]) {
    CodeNames.zirconExceptions[$0.code]
  }
  static let ps3 = CrashReasonTable(platforms: [.ps3]) { CodeNames.cellExceptions[$0.code] }
  static let solaris = CrashReasonTable(platforms: [.solaris]) { CodeNames.solarisSignals[$0.code] }
}

extension CodeNames {
  /// `ZX_EXCP_…`, zircon/syscalls/exception.h.
  fileprivate static let zirconExceptions = CodeNames(
    """
    00000008 GENERAL
    00000108 FATAL_PAGE_FAULT
    00000208 UNDEFINED_INSTRUCTION
    00000308 SW_BREAKPOINT
    00000408 HW_BREAKPOINT
    00000508 UNALIGNED_ACCESS
    00008008 THREAD_STARTING
    00008108 THREAD_EXITING
    00008208 POLICY_ERROR
    00008308 PROCESS_STARTING
    """)

  /// Of the Cell's main processor, then of its coprocessors: minidump_exception_ps3.h.
  fileprivate static let cellExceptions = CodeNames(
    """
    00000000 UNKNOWN
    00000001 TRAP_EXCEP
    00000002 PRIV_INSTR
    00000003 ILLEGAL_INSTR
    00000004 INSTR_STORAGE
    00000005 INSTR_SEGMENT
    00000006 DATA_STORAGE
    00000007 DATA_SEGMENT
    00000008 FLOAT_POINT
    00000009 DABR_MATCH
    0000000a ALIGN_EXCEP
    0000000b MEMORY_ACCESS
    0000000c COPRO_ALIGN
    0000000d COPRO_INVALID_COM
    0000000e COPRO_ERR
    0000000f COPRO_FIR
    00000010 COPRO_DATA_SEGMENT
    00000011 COPRO_DATA_STORAGE
    00000012 COPRO_STOP_INSTR
    00000013 COPRO_HALT_INSTR
    00000014 COPRO_HALTINSTR_UNKNOWN
    00000015 COPRO_MEMORY_ACCESS
    00000016 GRAPHIC
    """)

  /// sys/iso/signal_iso.h.
  fileprivate static let solarisSignals = CodeNames(
    """
    00000001 SIGHUP
    00000002 SIGINT
    00000003 SIGQUIT
    00000004 SIGILL
    00000005 SIGTRAP
    00000006 SIGIOT | SIGABRT
    00000007 SIGEMT
    00000008 SIGFPE
    00000009 SIGKILL
    0000000a SIGBUS
    0000000b SIGSEGV
    0000000c SIGSYS
    0000000d SIGPIPE
    0000000e SIGALRM
    0000000f SIGTERM
    00000010 SIGUSR1
    00000011 SIGUSR2
    00000012 SIGCLD
    00000013 SIGPWR
    00000014 SIGWINCH
    00000015 SIGURG
    00000016 SIGPOLL
    00000017 SIGSTOP
    00000018 SIGTSTP
    00000019 SIGCONT
    0000001a SIGTTIN
    0000001b SIGTTOU
    0000001c SIGVTALRM
    0000001d SIGPROF
    0000001e SIGXCPU
    0000001f SIGXFSZ
    00000020 SIGWAITING
    00000021 SIGLWP
    00000022 SIGFREEZE
    00000023 SIGTHAW
    00000024 SIGCANCEL
    00000025 SIGLOST
    00000026 SIGXRES
    00000027 SIGJVM1
    00000028 SIGJVM2
    """)
}
