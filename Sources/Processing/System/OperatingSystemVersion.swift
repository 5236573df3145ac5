public import MinidumpFormat

/// Version and build of the operating system that a dump was made on.
public struct OperatingSystemVersion: Hashable, Sendable {
  /// "10.0.19042"; on Linux "5.10.28" or all of "6.1.0-50-arm64".
  public var version: String
  /// "Service Pack 1", "20G1426" or what `uname` says after the version; nil when nothing is said.
  public var build: String?

  /// - Parameter servicePack: The text at ``SystemInfoRecord/servicePackOffset``.
  public init(_ system: SystemInfoRecord, servicePack: String?) {
    version =
      system.majorVersion < Self.majorLimit
      ? "\(system.majorVersion).\(system.minorVersion).\(system.buildNumber)" : Self.unfilled
    build = servicePack?.trimmed.nonEmpty
    // Breakpad's Linux client leaves the numbers 0 and writes `uname -srvmo` instead.
    guard system.platform == .linux, version == Self.unfilled,
      let release = Self.parts(ofRelease: servicePack ?? "")
    else { return }
    (version, build) = release
  }

  /// Both as one text.
  public var text: String { build.map { version + " " + $0 } ?? version }

  private static let unfilled = "0.0.0"
  /// LLDB on Linux writes what lay in its memory: 3352058736.32767.0, half an address.
  private static let majorLimit: UInt32 = 1 << 16

  /// "Linux VERSION BUILD… CPU", where "Linux/GNU" may follow, without the first and the last.
  private static func parts(ofRelease text: String) -> (version: String, build: String?)? {
    let words = text.split(separator: " ", omittingEmptySubsequences: false)
    guard words.count >= 2, words[1] != unfilled else { return nil }
    var build = words.dropFirst(2)
    if build.popLast() == "Linux/GNU" { _ = build.popLast() }
    return (String(words[1]), build.joined(separator: " "))
  }
}
