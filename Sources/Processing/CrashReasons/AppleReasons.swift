import MinidumpFormat

extension CrashReasonTable {
  static let apple = CrashReasonTable(
    platforms: [.macOS, .iOS],
    text: AppleReasons.text)
}

/// Mach exceptions and what their codes add.
enum AppleReasons {
  /// Crashpad's dump without a crash, "CPsx".
  private static let simulated: UInt32 = 0x4350_7378
  private static let resource: UInt32 = 11
  private static let guarded: UInt32 = 12
  private static let crash: UInt32 = 10
  private static let corpse: UInt32 = 13

  @Sendable
  static func text(_ facts: ExceptionFacts) -> String? {
    switch facts.code {
    case simulated: "Simulated Exception"
    case resource: MachResource.text(facts) ?? generalText(facts)
    case guarded: MachGuard.text(facts) ?? generalText(facts)
    case crash, corpse: MachCrash.text(facts) ?? generalText(facts)
    default: generalText(facts)
    }
  }

  static func generalText(_ facts: ExceptionFacts) -> String? {
    guard let exception = CodeNames.machExceptions[facts.code] else { return nil }
    let code = codeName(exception, facts) ?? facts.flags.hexadecimal(digits: 8)
    return "\(exception) / \(code)"
  }

  private static func codeName(_ exception: String, _ facts: ExceptionFacts) -> String? {
    let general = CodeNames.machCodes[exception]?[facts.flags]
    let family = MachProcessorFamily(facts.architecture)
    return general ?? family.flatMap { CodeNames.machCodes["\(exception) \($0)"]?[facts.flags] }
  }
}

/// The CPUs that number the codes of Mach exceptions alike.
enum MachProcessorFamily: String {
  case arm, i386, ppc

  init?(_ architecture: ProcessorArchitecture) {
    switch architecture {
    case .arm, .arm64, .arm64Old: self = .arm
    case .x86, .x86OnWin64, .amd64: self = .i386
    case .ppc, .ppc64: self = .ppc
    default: return nil
    }
  }
}

extension CodeNames {
  /// mach/exception_types.h
  static let machExceptions = CodeNames(
    """
    00000001 EXC_BAD_ACCESS
    00000002 EXC_BAD_INSTRUCTION
    00000003 EXC_ARITHMETIC
    00000004 EXC_EMULATION
    00000005 EXC_SOFTWARE
    00000006 EXC_BREAKPOINT
    00000007 EXC_SYSCALL
    00000008 EXC_MACH_SYSCALL
    00000009 EXC_RPC_ALERT
    0000000a EXC_CRASH
    0000000b EXC_RESOURCE
    0000000c EXC_GUARD
    0000000d EXC_CORPSE_NOTIFY
    """)
}
