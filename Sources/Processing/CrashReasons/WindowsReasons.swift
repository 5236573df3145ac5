import MinidumpFormat

extension CrashReasonTable {
  static let windows = CrashReasonTable(
    platforms: [.windows, .windowsNT],
    text: WindowsReasons.text,
    address: WindowsReasons.address)
}

/// Exception codes of Windows and what their parameters add.
enum WindowsReasons {
  private static let accessViolation: UInt32 = 0xc000_0005
  private static let inPageError: UInt32 = 0xc000_0006
  private static let stackBufferOverrun: UInt32 = 0xc000_0409

  @Sendable
  static func text(_ facts: ExceptionFacts) -> String? {
    switch facts.code {
    case accessViolation: accessViolationText(facts)
    case inPageError: inPageErrorText(facts)
    case stackBufferOverrun where !facts.parameters.isEmpty: fastFailText(facts)
    default:
      CodeNames.windowsExceptions[facts.code] ?? LanguageExceptions.text(facts)
        ?? WindowsErrors.name(facts.code)
    }
  }

  /// The second parameter of an access violation and of an in-page error is the address that
  /// could not be accessed.
  @Sendable
  static func address(_ facts: ExceptionFacts) -> UInt64 {
    let isAboutMemory = facts.code == accessViolation || facts.code == inPageError
    return isAboutMemory && facts.parameters.count >= 2 ? facts.parameter(1) : facts.address
  }

  private static func accessViolationText(_ facts: ExceptionFacts) -> String {
    guard let kind = accessKind(facts) else { return "EXCEPTION_ACCESS_VIOLATION" }
    return "EXCEPTION_ACCESS_VIOLATION_" + kind
  }

  /// The third parameter is the status of the read from disk that failed.
  private static func inPageErrorText(_ facts: ExceptionFacts) -> String {
    guard facts.parameters.count >= 3, let kind = accessKind(facts) else {
      return "EXCEPTION_IN_PAGE_ERROR"
    }
    let status = facts.parameter(2)
    let name = CodeNames.ntStatuses[status] ?? status.hexadecimal(digits: 8)
    return "EXCEPTION_IN_PAGE_ERROR_\(kind) / \(name)"
  }

  private static func fastFailText(_ facts: ExceptionFacts) -> String {
    let code = facts.parameter(0)
    let name = CodeNames.fastFails[code] ?? code.hexadecimal(digits: 8)
    return "EXCEPTION_STACK_BUFFER_OVERRUN / \(name)"
  }

  /// EXCEPTION_RECORD, "ExceptionInformation": what the instruction tried to do.
  private static func accessKind(_ facts: ExceptionFacts) -> String? {
    switch facts.parameters.first {
    case 0: "READ"
    case 1: "WRITE"
    case 8: "EXEC"
    default: nil
    }
  }
}

extension CodeNames {
  /// Codes of winnt.h and minwinbase.h, and a few that programs made their own: Chromium's out of
  /// memory, Microsoft's C++ and .NET exceptions, Crashpad's dump without a crash.
  static let windowsExceptions = CodeNames(
    """
    0517a7ed Simulated Exception
    80000001 EXCEPTION_GUARD_PAGE
    80000002 EXCEPTION_DATATYPE_MISALIGNMENT
    80000003 EXCEPTION_BREAKPOINT
    80000004 EXCEPTION_SINGLE_STEP
    c0000005 EXCEPTION_ACCESS_VIOLATION
    c0000006 EXCEPTION_IN_PAGE_ERROR
    c0000008 EXCEPTION_INVALID_HANDLE
    c000001d EXCEPTION_ILLEGAL_INSTRUCTION
    c0000025 EXCEPTION_NONCONTINUABLE_EXCEPTION
    c0000026 EXCEPTION_INVALID_DISPOSITION
    c000008c EXCEPTION_BOUNDS_EXCEEDED
    c000008d EXCEPTION_FLT_DENORMAL_OPERAND
    c000008e EXCEPTION_FLT_DIVIDE_BY_ZERO
    c000008f EXCEPTION_FLT_INEXACT_RESULT
    c0000090 EXCEPTION_FLT_INVALID_OPERATION
    c0000091 EXCEPTION_FLT_OVERFLOW
    c0000092 EXCEPTION_FLT_STACK_CHECK
    c0000093 EXCEPTION_FLT_UNDERFLOW
    c0000094 EXCEPTION_INT_DIVIDE_BY_ZERO
    c0000095 EXCEPTION_INT_OVERFLOW
    c0000096 EXCEPTION_PRIV_INSTRUCTION
    c00000fd EXCEPTION_STACK_OVERFLOW
    c0000194 EXCEPTION_POSSIBLE_DEADLOCK
    e0000008 Out of Memory
    e0434352 MANAGED_EXCEPTION_CODE_V4
    e06d7363 Unhandled C++ Exception
    """)
}
