import Bytes
public import MinidumpFormat

/// What an exception record says, and where: all that a crash reason is concluded from.
public struct ExceptionFacts: Hashable, Sendable {
  /// Windows: the exception code; Linux: the signal; macOS: the Mach exception.
  public var code: UInt32
  /// Linux: `si_code`; macOS: the exception's first code.
  public var flags: UInt32
  /// At most 15.
  public var parameters: [UInt64]
  /// As recorded: of the instruction on Windows, `si_addr` on Linux.
  public var address: UInt64
  /// The system whose codes these are.
  public var platform: OperatingSystemPlatform
  /// How wide addresses are and, on Linux and macOS, what some codes mean depends on it.
  public var architecture: ProcessorArchitecture

  public init(
    code: UInt32, flags: UInt32 = 0, parameters: [UInt64] = [], address: UInt64 = 0,
    platform: OperatingSystemPlatform, architecture: ProcessorArchitecture
  ) {
    self.code = code
    self.flags = flags
    self.parameters = parameters
    self.address = address
    self.platform = platform
    self.architecture = architecture
  }

  /// The exception `record` of a dump whose system information is `system`.
  public init(_ record: ExceptionRecord, on system: SystemInfoRecord) {
    let parameters = record.parameters.array
    self.init(
      code: record.code, flags: record.flags,
      parameters: Array(parameters.prefix(Int(clamping: record.parameterCount))),
      address: record.address, platform: system.platform, architecture: system.architecture)
  }

  /// The parameter at `index`, 0 when there are fewer.
  func parameter(_ index: Int) -> UInt64 {
    parameters.indices.contains(index) ? parameters[index] : 0
  }
}
