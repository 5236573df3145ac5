import MinidumpFormat

/// How one family of operating systems says why a process ended.
struct CrashReasonTable: Sendable {
  var platforms: [OperatingSystemPlatform]
  /// The reason in words; nil for an exception the family does not know.
  var text: @Sendable (ExceptionFacts) -> String?
  /// The address the reason is about.
  var address: @Sendable (ExceptionFacts) -> UInt64 = { $0.address }

  /// Every table; systems that none of them names get the numbers.
  static let all: [CrashReasonTable] = [.windows, .linux, .apple]
}
