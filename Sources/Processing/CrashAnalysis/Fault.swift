import MinidumpFormat

/// What a CPU refused to do, as far as it can be compared with the instruction.
enum Fault: Hashable {
  /// To reach memory; the rights that were missing, when the system says which.
  case access(MemoryRights?)
  /// To use an address at all, or to go against some other rule; the system does not know where.
  case generalProtection
  case integerDivision
  case privilegedInstruction

  /// nil for everything else, above all what a program or another process asked for.
  init?(_ facts: ExceptionFacts) {
    let fault: Fault?
    switch facts.platform {
    case .linux, .android: fault = Self.linux(facts)
    case .macOS, .iOS: fault = Self.apple(facts)
    case _ where facts.platform.isWindows: fault = Self.windows(facts)
    default: fault = nil
    }
    guard let fault else { return nil }
    self = fault
  }

  private static func windows(_ facts: ExceptionFacts) -> Fault? {
    switch facts.code {
    // EXCEPTION_ACCESS_VIOLATION: what it was, and where. x86-64 reports a refused address as -1.
    case 0xc000_0005:
      guard let kind = facts.parameters.first, let rights = accessKinds[kind] else {
        return .access(nil)
      }
      let isRefused =
        rights == .read && facts.parameter(1) == .max && facts.architecture == .amd64
      return isRefused ? .generalProtection : .access(rights)
    // EXCEPTION_INT_DIVIDE_BY_ZERO, EXCEPTION_PRIV_INSTRUCTION
    case 0xc000_0094: return .integerDivision
    case 0xc000_0096: return .privilegedInstruction
    default: return nil
    }
  }

  private static let accessKinds: [UInt64: MemoryRights] = [0: .read, 1: .write, 8: .execute]

  private static func linux(_ facts: ExceptionFacts) -> Fault? {
    switch (facts.code, facts.flags) {
    // SIGSEGV with SEGV_MAPERR, SEGV_ACCERR
    case (11, 1), (11, 2): .access(nil)
    // SIGSEGV, SIGBUS with SI_KERNEL and no address
    case (11, 0x80), (7, 0x80): facts.address == 0 ? .generalProtection : nil
    // SIGFPE with FPE_INTDIV
    case (8, 1): .integerDivision
    // SIGILL with ILL_PRVOPC, ILL_PRVREG
    case (4, 5), (4, 6): .privilegedInstruction
    default: nil
    }
  }

  private static func apple(_ facts: ExceptionFacts) -> Fault? {
    switch (facts.code, facts.flags) {
    // EXC_BAD_ACCESS with KERN_INVALID_ADDRESS, KERN_PROTECTION_FAILURE
    case (1, 1), (1, 2): .access(nil)
    // EXC_BAD_ACCESS with EXC_I386_GPFLT and no address
    case (1, 13): facts.address == 0 ? .generalProtection : nil
    // EXC_ARITHMETIC with EXC_I386_DIV
    case (3, 1): .integerDivision
    default: nil
    }
  }
}
