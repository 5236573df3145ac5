import Bytes
public import MinidumpFormat

extension OperatingSystemPlatform {
  /// What reports call the operating system: "Windows NT"; its number when nobody knows it.
  public var reportName: String { Self.known[self] ?? hexadecimal }

  private static let known: [OperatingSystemPlatform: String] = [
    .windows: "Windows NT",
    .windowsNT: "Windows NT",
    .macOS: "Mac OS X",
    .iOS: "iOS",
    .linux: "Linux",
    .solaris: "Solaris",
    .android: "Android",
    .ps3: "PS3",
    .naCl: "NaCl",
    .fuchsia: "Fuchsia",
  ]
}
