import MinidumpFormat
import MinidumpReading

extension CrashSummary {
  /// What an exception means on the system it came from; without one, its bare numbers.
  init(_ exception: ExceptionStream, on system: SystemInfo?) {
    let facts = ExceptionFacts(exception, on: system)
    let reason = CrashReason(facts)
    self.init(reason: reason.text, address: reason.address, threadID: exception.threadID)
    self.facts = facts
  }
}

extension ExceptionFacts {
  init(_ exception: ExceptionStream, on system: SystemInfo?) {
    self.init(
      code: exception.code, flags: exception.flags, parameters: exception.parameters,
      address: exception.address,
      platform: system?.platform ?? OperatingSystemPlatform(rawValue: .max),
      architecture: system?.architecture ?? ProcessorArchitecture(rawValue: .max))
  }
}
