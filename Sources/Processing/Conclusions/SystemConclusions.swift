import MinidumpFormat
import MinidumpReading

/// Operating system and CPU, in the words of reports.
enum SystemConclusions {
  static func summary(of system: SystemInfo?, in reader: inout StreamReader) -> SystemSummary {
    let cpuInfo = reader.stream(LinuxCPUInfo.self)?.text
    let release = reader.stream(LinuxLSBRelease.self)?.text
    guard let system else { return SystemSummary() }
    return SystemSummary(
      system.record, servicePack: system.servicePack, cpuInfo: cpuInfo, release: release)
  }
}
