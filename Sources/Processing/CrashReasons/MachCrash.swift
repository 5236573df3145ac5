/// EXC_CRASH and EXC_CORPSE_NOTIFY: a process ended by a signal.
///
/// The first code has the signal in the highest 8 of 32 bits, then 4 of the exception that made it, 0
/// when somebody sent it, then 20 of that exception's own first code: xnu, bsd/kern/kern_exit.c,
/// `proc_prepareexit`.
enum MachCrash {
  /// "EXC_CRASH / SIGSEGV / EXC_BAD_ACCESS / KERN_INVALID_ADDRESS", "EXC_CRASH / SIGABRT"; nil when the
  /// code has no signal.
  static func text(_ facts: ExceptionFacts) -> String? {
    guard let exception = CodeNames.machExceptions[facts.code],
      // A whole code of 64 bits is that of a guard or a resource, whose kind is in the highest.
      facts.parameter(1) >> 32 == 0, let signal = CodeNames.darwinSignals[facts.flags >> 24]
    else { return nil }
    var original = facts
    original.code = facts.flags >> 20 & 0xf
    original.flags = facts.flags & 0xf_ffff
    guard original.code != 0, let cause = AppleReasons.generalText(original) else {
      return "\(exception) / \(signal)"
    }
    return "\(exception) / \(signal) / \(cause)"
  }
}

extension CodeNames {
  /// sys/signal.h of macOS.
  static let darwinSignals = CodeNames(
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
    00000010 SIGURG
    00000011 SIGSTOP
    00000012 SIGTSTP
    00000013 SIGCONT
    00000014 SIGCHLD
    00000015 SIGTTIN
    00000016 SIGTTOU
    00000017 SIGIO
    00000018 SIGXCPU
    00000019 SIGXFSZ
    0000001a SIGVTALRM
    0000001b SIGPROF
    0000001c SIGWINCH
    0000001d SIGINFO
    0000001e SIGUSR1
    0000001f SIGUSR2
    """)
}
