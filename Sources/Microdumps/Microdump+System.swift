import MinidumpFormat
import MinidumpWriting

extension Microdump.System {
  func snapshot(hasOldContext: Bool) -> SystemInfoSnapshot {
    var record = SystemInfoRecord()
    record.architecture = Self.architectures[architecture] ?? .unknown
    if record.architecture == .arm64, hasOldContext { record.architecture = .arm64Old }
    record.processorCount = processorCount
    record.platform = platform == "A" ? .android : .linux
    guard record.platform == .android else {
      // As `uname -srvm` says it, where readers look for the version; a fingerprint is one word.
      let kernel = build.contains(" ") ? "Linux \(build) \(hardware)" : build
      return SystemInfoSnapshot(record: record, servicePack: kernel)
    }
    let version = androidVersion
    record.majorVersion = version.first ?? 0
    record.minorVersion = version.dropFirst().first ?? 0
    record.buildNumber = version.dropFirst(2).first ?? 0
    return SystemInfoSnapshot(record: record, servicePack: build)
  }

  private static let architectures: [String: ProcessorArchitecture] = [
    "arm": .arm, "arm64": .arm64, "x86": .x86, "x86_64": .amd64, "mips": .mips, "mips64": .mips64,
  ]

  /// The numbers of the version in a build fingerprint: `BRAND/PRODUCT/DEVICE:VERSION/ID/…`, see
  /// `android.os.Build.FINGERPRINT`. Empty where there is none.
  private var androidVersion: [UInt32] {
    guard let colon = build.firstIndex(of: ":") else { return [] }
    let text = build[build.index(after: colon)...].prefix { $0 != "/" }
    let numbers = text.split(separator: ".", omittingEmptySubsequences: false).map { UInt32($0) }
    return numbers.contains(nil) ? [] : numbers.compactMap { $0 }
  }
}
