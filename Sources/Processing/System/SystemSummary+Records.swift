public import MinidumpFormat

extension SystemSummary {
  /// What `system` and the texts beside it say.
  ///
  /// - Parameters:
  ///   - servicePack: The text at ``SystemInfoRecord/servicePackOffset``.
  ///   - cpuInfo: Linux: `/proc/cpuinfo`.
  ///   - release: Linux: `/etc/lsb-release` or `/etc/os-release`.
  public init(
    _ system: SystemInfoRecord, servicePack: String?, cpuInfo: String? = nil,
    release: String? = nil
  ) {
    self.init()
    let version = OperatingSystemVersion(system, servicePack: servicePack)
    operatingSystem = system.platform.reportName
    operatingSystemVersion = version.text
    build = version.build
    versionNumbers = "\(system.majorVersion).\(system.minorVersion).\(system.buildNumber)"
    self.servicePack = servicePack ?? ""
    cpu = system.architecture.reportName
    pointerByteCount = system.architecture.pointerByteCount ?? pointerByteCount
    let system = cpuInfo.flatMap { LinuxFacts.completed(system, cpuInfo: $0) } ?? system
    self.cpuInfo = ProcessorDescription.text(system)
    cpuCount = Int(system.processorCount)
    cpuMicrocodeVersion = cpuInfo.flatMap(LinuxFacts.microcodeVersion(cpuInfo:))
    linuxRelease = release.map(LinuxRelease.init(text:))
  }
}
