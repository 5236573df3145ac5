/// Operating system and CPU of the process.
public struct SystemSummary: Hashable, Sendable {
  /// As rust-minidump's JSON names it: "Linux", "Windows NT", "Mac OS X".
  public var operatingSystem: String = "unknown"
  /// Version and build, as one text.
  public var operatingSystemVersion: String?
  /// The service pack or build text by itself.
  public var build: String?
  /// The version as the dump has it in three numbers: "6.1.7601"; nil when it does not say.
  public var versionNumbers: String?
  /// The service pack or build text as the dump has it, whatever the version; may be empty.
  public var servicePack = ""
  /// As rust-minidump's JSON names it: "amd64"; "unknown" when the dump does not say.
  public var cpu: String = "unknown"
  /// "family 6 model 60 stepping 3".
  public var cpuInfo: String?
  /// 0 when the dump does not say.
  public var cpuCount: Int = 0
  /// Of the first CPU (Linux), or what a file beside the dump says; nil when neither does.
  public var cpuMicrocodeVersion: UInt64?
  /// Nil when the dump does not have that file.
  public var linuxRelease: LinuxRelease?
  /// Bytes of a pointer: 4 or 8, and 8 when the CPU is unknown.
  public var pointerByteCount = 8

  public init() {}
}

/// What `/etc/lsb-release` or `/etc/os-release` said.
public struct LinuxRelease: Hashable, Sendable {
  /// `DISTRIB_ID` or `ID`: "Ubuntu"; like the others, empty when the file does not say.
  public var id = ""
  /// `DISTRIB_RELEASE` or `VERSION_ID`: "22.04".
  public var release = ""
  /// `DISTRIB_CODENAME` or `VERSION_CODENAME`: "jammy".
  public var codename = ""
  /// `DISTRIB_DESCRIPTION` or `PRETTY_NAME`: "Ubuntu 22.04.3 LTS".
  public var description = ""

  public init() {}
}
