public import Bytes

/// The machine and its operating system: MINIDUMP_SYSTEM_INFO, 56 bytes.
///
/// <https://learn.microsoft.com/windows/win32/api/minidumpapiset/ns-minidumpapiset-minidump_system_info>
public struct SystemInfoRecord: Record {
  /// The CPU the process was made for.
  public var architecture = ProcessorArchitecture(rawValue: 0)
  /// x86: the family.
  public var processorLevel: UInt16 = 0
  /// x86: model in the high byte, stepping in the low one.
  public var processorRevision: UInt16 = 0
  /// `NumberOfProcessors`: 255 at most.
  public var processorCount: UInt8 = 0
  /// Windows: 1 workstation, 2 domain controller, 3 server.
  public var productType: UInt8 = 0
  /// Of the operating system.
  public var majorVersion: UInt32 = 0
  /// Of the operating system.
  public var minorVersion: UInt32 = 0
  /// Of the operating system.
  public var buildNumber: UInt32 = 0
  /// The operating system.
  public var platform = OperatingSystemPlatform(rawValue: 0)
  /// Where a MINIDUMP_STRING lies: the service pack; on Linux, `uname -a`.
  public var servicePackOffset: UInt32 = 0
  /// Windows: VER_SUITE_ENTERPRISE and others.
  public var suiteMask: UInt16 = 0
  /// Means nothing.
  public var reserved: UInt16 = 0
  /// What the CPU says of itself.
  public var processor = ProcessorInformationRecord()

  public init() {}

  @inlinable
  public mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&architecture)
    visitor.visit(&processorLevel)
    visitor.visit(&processorRevision)
    visitor.visit(&processorCount)
    visitor.visit(&productType)
    visitor.visit(&majorVersion)
    visitor.visit(&minorVersion)
    visitor.visit(&buildNumber)
    visitor.visit(&platform)
    visitor.visit(&servicePackOffset)
    visitor.visit(&suiteMask)
    visitor.visit(&reserved)
    visitor.visit(&processor)
  }
}
