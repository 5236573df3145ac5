import MinidumpFormat
import MinidumpReading

/// Operating system and CPU, in the words of reports.
enum SystemConclusions {
  static func summary(of system: SystemInfo?, in reader: inout StreamReader) -> SystemSummary {
    var summary = SystemSummary()
    guard let system else { return summary }
    summary.cpu = system.architecture.reportName
    summary.pointerByteCount = system.architecture.pointerByteCount ?? 8
    summary.cpuCount = Int(system.processorCount)
    return summary
  }
}
