import MinidumpFormat

/// Why a process ended in the words of Breakpad's processor, which differ from ``CrashReason``'s:
/// "SIGSEGV /SEGV_MAPERR".
public struct BreakpadReason: Hashable, Sendable {
  /// The reason; of an exception that Breakpad has no words for, its two numbers.
  public var text: String

  public init(_ facts: ExceptionFacts) {
    text = Self.words(for: facts) ?? Self.numbers(of: facts)
  }

  private static func words(for facts: ExceptionFacts) -> String? {
    switch facts.platform {
    case .linux, .android: linuxText(facts)
    case .windows, .windowsNT: windowsText(facts)
    case .macOS, .iOS: appleText(facts)
    // Their words are Breakpad's everywhere.
    case .fuchsia, .ps3, .solaris: CrashReasonTable.of(facts.platform)?.text(facts)
    default: nil
    }
  }

  private static func numbers(of facts: ExceptionFacts) -> String {
    "\(facts.code.hexadecimal(digits: 8)) / \(facts.flags.hexadecimal(digits: 8))"
  }
}

extension BreakpadReason {
  /// The signals of which it tells `si_code`, with the last code it knows and what stands before it.
  private static let detailedSignals: [String: (lastCode: UInt32, separator: String)] = [
    "SIGILL": (8, " / "), "SIGBUS": (5, " / "), "SIGFPE": (8, " / "), "SIGSEGV": (4, " /"),
  ]

  private static func linuxText(_ facts: ExceptionFacts) -> String? {
    guard let signal = LinuxReasons.signalName(facts) else { return nil }
    guard let (lastCode, separator) = detailedSignals[signal] else { return signal }
    let name = facts.flags <= lastCode ? CodeNames.signalCodes[signal]?[facts.flags] : nil
    return signal + separator + (name ?? facts.flags.hexadecimal(digits: 8))
  }

  private static let stackBufferOverrun: UInt32 = 0xc000_0409
  private static let managedException: UInt32 = 0xe043_4352

  private static func windowsText(_ facts: ExceptionFacts) -> String? {
    switch facts.code {
    case stackBufferOverrun where !facts.parameters.isEmpty:
      CodeNames.fastFails[facts.parameter(0)] ?? facts.parameter(0).hexadecimal(digits: 8)
    case managedException: nil
    default:
      otherWindowsExceptions[facts.code]
        ?? (CodeNames.windowsExceptions[facts.code] != nil ? WindowsReasons.text(facts) : nil)
    }
  }

  /// What it has its own names for.
  private static let otherWindowsExceptions = CodeNames(
    """
    40010005 DBG_CONTROL_C
    c00000ff EXCEPTION_BAD_FUNCTION_TABLE
    c0000374 EXCEPTION_HEAP_CORRUPTION
    c0000409 EXCEPTION_STACK_BUFFER_OVERRUN
    """)

  /// Crashpad's dump of an exception that Objective-C code did not catch, "CPnx".
  private static let uncaughtObject: UInt32 = 0x4350_6e78

  private static func appleText(_ facts: ExceptionFacts) -> String? {
    switch facts.code {
    case uncaughtObject: "Uncaught NSException"
    // EXC_CRASH and EXC_CORPSE_NOTIFY, of which it has no words.
    case 10, 13: nil
    default: AppleReasons.text(facts)
    }
  }
}
