import MinidumpFormat

/// How one family of operating systems says why a process ended.
struct CrashReasonTable: Sendable {
  var platforms: [OperatingSystemPlatform]
  /// The reason in words; nil for an exception the family does not know.
  var text: @Sendable (ExceptionFacts) -> String?
  /// The address the reason is about.
  var address: @Sendable (ExceptionFacts) -> UInt64 = { $0.address }

  /// Every table; systems that none of them names get the numbers.
  static let all: [CrashReasonTable] = [
    .windows, .linux, .apple, .fuchsia, .ps3, .solaris,
  ]

  /// The table of an operating system, if there is one.
  static func of(_ platform: OperatingSystemPlatform) -> CrashReasonTable? {
    all.first { $0.platforms.contains(platform) }
  }
}
