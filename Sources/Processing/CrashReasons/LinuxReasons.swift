import MinidumpFormat

extension CrashReasonTable {
  static let linux = CrashReasonTable(
    platforms: [.linux, .android],
    text: LinuxReasons.text)
}

/// Signals of Linux and what `si_code` adds.
enum LinuxReasons {
  /// What a writer puts in place of a signal when there was no crash.
  private static let dumpRequested: UInt32 = 0xffff_ffff

  @Sendable
  static func text(_ facts: ExceptionFacts) -> String? {
    guard let signal = signalName(facts) ?? realTimeSignalName(facts) else { return nil }
    // `SI_USER`; Breakpad before 2019 wrote no si_code and left 0 as well.
    if facts.flags == 0 { return signal }
    let code =
      CodeNames.signalCodes[signal]?[facts.flags] ?? CodeNames.commonSignalCodes[facts.flags]
    return "\(signal) / \(code ?? facts.flags.hexadecimal(digits: 8))"
  }

  static func signalName(_ facts: ExceptionFacts) -> String? {
    if facts.code == dumpRequested { return "DUMP_REQUESTED" }
    let isMIPS = facts.architecture == .mips || facts.architecture == .mips64
    return (isMIPS ? CodeNames.mipsSignals : .linuxSignals)[facts.code]
  }

  /// glibc counts from the first signal that it leaves to programs. Android's counts differ with its
  /// versions, so there they are the kernel's.
  private static func realTimeSignalName(_ facts: ExceptionFacts) -> String? {
    let isMIPS = facts.architecture == .mips || facts.architecture == .mips64
    let (first, name): (UInt32, String) =
      facts.platform == .android ? (32, "__SIGRTMIN") : (34, "SIGRTMIN")
    guard facts.code >= first, facts.code <= (isMIPS ? 127 : 64) else { return nil }
    return facts.code == first ? name : "\(name)+\(facts.code - first)"
  }
}

extension CodeNames {
  /// asm-generic/signal.h, as most CPUs number them.
  static let linuxSignals = CodeNames(
    """
    00000001 SIGHUP
    00000002 SIGINT
    00000003 SIGQUIT
    00000004 SIGILL
    00000005 SIGTRAP
    00000006 SIGABRT
    00000007 SIGBUS
    00000008 SIGFPE
    00000009 SIGKILL
    0000000a SIGUSR1
    0000000b SIGSEGV
    0000000c SIGUSR2
    0000000d SIGPIPE
    0000000e SIGALRM
    0000000f SIGTERM
    00000010 SIGSTKFLT
    00000011 SIGCHLD
    00000012 SIGCONT
    00000013 SIGSTOP
    00000014 SIGTSTP
    00000015 SIGTTIN
    00000016 SIGTTOU
    00000017 SIGURG
    00000018 SIGXCPU
    00000019 SIGXFSZ
    0000001a SIGVTALRM
    0000001b SIGPROF
    0000001c SIGWINCH
    0000001d SIGIO
    0000001e SIGPWR
    0000001f SIGSYS
    """)

  /// MIPS numbers them as IRIX did: arch/mips/include/uapi/asm/signal.h.
  static let mipsSignals = CodeNames(
    """
    00000001 SIGHUP
    00000002 SIGINT
    00000003 SIGQUIT
    00000004 SIGILL
    00000005 SIGTRAP
    00000006 SIGABRT
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
    00000012 SIGCHLD
    00000013 SIGPWR
    00000014 SIGWINCH
    00000015 SIGURG
    00000016 SIGIO
    00000017 SIGSTOP
    00000018 SIGTSTP
    00000019 SIGCONT
    0000001a SIGTTIN
    0000001b SIGTTOU
    0000001c SIGVTALRM
    0000001d SIGPROF
    0000001e SIGXCPU
    0000001f SIGXFSZ
    """)
}
