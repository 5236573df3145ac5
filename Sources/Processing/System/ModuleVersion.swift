public import MinidumpFormat

/// The version of a module as text.
public enum ModuleVersion {
  /// "10.0.19041.1"; nil when the writer filled in none.
  ///
  /// Windows and macOS put two parts of 16 bits in each number, Linux writers one part in each of
  /// four.
  public static func text(
    _ version: FileVersionRecord, on platform: OperatingSystemPlatform
  ) -> String? {
    guard version.signature == FileVersionRecord.signatureValue,
      version.structureVersion == structureVersion
    else { return nil }
    return parts(version, on: platform).map { String($0) }.joined(separator: ".")
  }

  /// `VS_FFI_STRUCVERSION`
  private static let structureVersion: UInt32 = 0x1_0000

  private static func parts(
    _ version: FileVersionRecord, on platform: OperatingSystemPlatform
  ) -> [UInt32] {
    let file = [version.fileVersionHigh, version.fileVersionLow]
    switch platform {
    case .windows, .windowsNT, .macOS, .iOS:
      return file.flatMap { [$0 >> 16, $0 & 0xffff] }
    default:
      return file + [version.productVersionHigh, version.productVersionLow]
    }
  }
}
