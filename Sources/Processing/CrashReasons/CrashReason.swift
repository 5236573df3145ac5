/// Why a process ended, in its operating system's own words, and the address this is about.
public struct CrashReason: Hashable, Sendable {
  /// "SIGSEGV / SEGV_MAPERR", "EXCEPTION_ACCESS_VIOLATION_READ".
  public var text: String
  /// Of the memory that could not be accessed where the system tells, else of the instruction.
  public var address: UInt64

  /// Concludes from the table of the operating system; a code that no table knows is given as
  /// the two numbers.
  public init(_ facts: ExceptionFacts) {
    let table = CrashReasonTable.of(facts.platform)
    text = table?.text(facts) ?? Self.unknown(facts)
    let address = table?.address(facts) ?? facts.address
    // Some writers extend the sign of a 32-bit address.
    let is32Bit = facts.architecture.pointerByteCount == 4
    self.address = is32Bit ? address & 0xffff_ffff : address
  }

  private static func unknown(_ facts: ExceptionFacts) -> String {
    "unknown \(facts.code.hexadecimal(digits: 8)) / \(facts.flags.hexadecimal(digits: 8))"
  }
}
