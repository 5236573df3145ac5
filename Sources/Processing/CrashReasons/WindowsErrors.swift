/// Names of Windows error numbers, whichever of the systems of numbers they belong to.
public enum WindowsErrors {
  /// The name of what `GetLastError` returned, or of an exception code that is an error number:
  /// "ERROR_SUCCESS", "STATUS_INVALID_PARAMETER", "FACILITY_VISUALCPP / ERROR_MOD_NOT_FOUND",
  /// "unknown 0x20000001".
  ///
  /// Small numbers belong to both systems; the Win32 name is preferred.
  public static func name(_ code: UInt32) -> String {
    CodeNames.win32Errors[code] ?? CodeNames.ntStatuses[code] ?? facilityName(code)
      ?? "unknown " + code.hexadecimal(digits: 8)
  }

  /// A Win32 error wrapped by a facility: bits 16 to 27 name it, the low 16 are the error.
  private static func facilityName(_ code: UInt32) -> String? {
    let severity = code & 0xf000_0000
    let facility = (code & 0x0fff_0000) >> 16
    guard severity != 0, let facilityName = CodeNames.facilities[facility],
      let errorName = CodeNames.win32Errors[code & 0xffff]
    else { return nil }
    return facilityName + " / " + errorName
  }
}

extension CodeNames {
  /// Facilities met as exception codes: the delay-load helper of Visual C++ raises them.
  static let facilities = CodeNames(
    """
    0000006d FACILITY_VISUALCPP
    """)
}
