import MinidumpFormat
import Unwinding

/// What the parameters of an exception tell, and the memory they point to, beyond its reason.
enum ExceptionExplanation {
  /// "C++ exception of type std::runtime_error: disk full", ".NET exception COR_E_TIMEOUT (0x80131505)";
  /// nil where they tell nothing.
  static func text(_ facts: ExceptionFacts, memory: some StackMemory) -> String? {
    guard facts.platform.isWindows else { return nil }
    switch facts.code {
    case 0xe06d_7363: return ThrownObject(facts, memory: memory)?.text
    case 0xe043_4352, 0xe043_4f4d: return dotNetText(facts)
    default: return nil
    }
  }

  /// The first parameter is the exception's HRESULT.
  private static func dotNetText(_ facts: ExceptionFacts) -> String? {
    let code = UInt32(truncatingIfNeeded: facts.parameter(0))
    guard code >> 31 == 1 else { return nil }
    let number = code.hexadecimal(digits: 8)
    guard let name = CodeNames.dotNetErrors[code] ?? WindowsErrors.hresultName(code) else {
      return ".NET exception \(number)"
    }
    return ".NET exception \(name) (\(number))"
  }
}
