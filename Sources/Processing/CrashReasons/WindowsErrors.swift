/// Names of Windows error numbers, whichever of the systems of numbers they belong to.
public enum WindowsErrors {
  /// The name of what `GetLastError` returned, or of an exception code that is an error number:
  /// "ERROR_SUCCESS", "STATUS_INVALID_PARAMETER", "FACILITY_VISUALCPP / ERROR_MOD_NOT_FOUND",
  /// "E_OUTOFMEMORY", "FACILITY_WIN32 / ERROR_FILE_NOT_FOUND", "unknown 0x20000001".
  ///
  /// Numbers belong to several systems; the Win32 name is preferred, then that of NT, then COM's.
  public static func name(_ code: UInt32) -> String {
    CodeNames.win32Errors[code] ?? CodeNames.ntStatuses[code] ?? facilityName(code)
      ?? hresultName(code) ?? "unknown " + code.hexadecimal(digits: 8)
  }

  /// The name of an HRESULT that is a failure: its own, or where it comes from and what was wrong
  /// there: "FACILITY_WIN32 / ERROR_FILE_NOT_FOUND", "FACILITY_ITF / 0x0200"; nil of other numbers.
  ///
  /// Bits, from the highest: failure, reserved, made by others than Microsoft, wraps an NTSTATUS,
  /// reserved; then 11 of the facility and 16 of the code:
  /// <https://learn.microsoft.com/openspecs/windows_protocols/ms-erref/0642cb2f-2075-4469-918c-4441e69c548a>
  static func hresultName(_ code: UInt32) -> String? {
    if let name = CodeNames.hresults[code] { return name }
    // .NET has its own names for numbers of others, too.
    if code >> 16 == dotNet, let name = CodeNames.dotNetErrors[code] { return name }
    if code >> 28 == 0xd, let status = CodeNames.ntStatuses[code & ~wrapsStatus] {
      return "FACILITY_NT_BIT / " + status
    }
    guard code >> 28 == 8, let facility = CodeNames.hresultFacilities[code >> 16 & 0x7ff] else {
      return nil
    }
    let detail = facility == "FACILITY_WIN32" ? CodeNames.win32Errors[code & 0xffff] : nil
    return facility + " / " + (detail ?? (code & 0xffff).hexadecimal(digits: 4))
  }

  /// A failure of `FACILITY_URT`.
  private static let dotNet: UInt32 = 0x8013

  /// `FACILITY_NT_BIT`.
  private static let wrapsStatus: UInt32 = 0x1000_0000

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
