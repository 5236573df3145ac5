/// Operating system and CPU of the process.
public struct SystemSummary: Hashable, Sendable {
  /// As rust-minidump's JSON names it: "Linux", "Windows NT", "Mac OS X".
  public var operatingSystem: String = "unknown"
  /// Version and build, as one text.
  public var operatingSystemVersion: String?
  /// The service pack or build text by itself.
  public var build: String?
  /// As rust-minidump's JSON names it: "amd64"; "unknown" when the dump does not say.
  public var cpu: String = "unknown"
  /// "family 6 model 60 stepping 3".
  public var cpuInfo: String?
  /// 0 when the dump does not say.
  public var cpuCount: Int = 0
  public var cpuMicrocodeVersion: UInt64?
  /// Nil when the dump does not have that file.
  public var linuxRelease: LinuxRelease?
  /// Bytes of a pointer: 4 or 8, and 8 when the CPU is unknown.
  public var pointerByteCount = 8

  public init() {}
}

/// What `/etc/lsb-release` or `/etc/os-release` said.
public struct LinuxRelease: Hashable, Sendable {
  public var id = ""
  public var release = ""
  public var codename = ""
  public var description = ""

  public init() {}
}
