import Bytes
import MinidumpFormat
import Testing

@testable import Processing

@Suite struct SystemSummaryTests {
  /// What rust-minidump 0.26.1 says of real dumps, but for RISC-V, which it has no word for: platform, architecture, level, revision, major,
  /// minor, build, first two words of the processor union; service pack; system; version; CPU;
  /// CPU's description.
  static let recorded = """
    8102 9 0 0 16 2 0 1004 0|22C65|iOS|16.2.0 22C65|amd64|family 0 model 0 stepping 0
    8201 9 6 17665 0 0 0 756e6547 49656e69|Linux 4.4.0-38-generic #57-Ubuntu SMP x86_64|Linux|\
    4.4.0-38-generic #57-Ubuntu SMP|amd64|family 6 model 69 stepping 1
    8201 9 6 21764 5 10 28 0 0|-1-amd64 #1 SMP Debian 5.10.28-1 x86_64|Linux|\
    5.10.28 -1-amd64 #1 SMP Debian 5.10.28-1 x86_64|amd64|family 6 model 85 stepping 4
    8201 9 0 0 0 0 0 0 0||Linux|0.0.0|amd64|family 0 model 0 stepping 0
    8201 9 0 0 0 0 0 0 0|Linux 3.13|Linux|3.13 |amd64|family 0 model 0 stepping 0
    8201 5 1 42 0 0 0 4140c0f0 7b8d6|Linux 6.1.0-50-armmp #1 SMP Debian armv7l|Linux|\
    6.1.0-50-armmp #1 SMP Debian|arm|ARMv1 ARM Cortex-A15 \
    features: half,thumb,fastmult,vfpv2,edsp,thumbee,neon,vfpv3,tls,vfpv4,idiva,idivt
    8201 5 0 0 0 0 0 0 0|ABC123|Linux|0.0.0 ABC123|arm|ARMv0
    8201 8003 8 42 0 0 0 510 0|Linux 6.1.0-50-arm64 #1 SMP aarch64|Linux|\
    6.1.0-50-arm64 #1 SMP|arm64|-
    8201 c 0 0 6 1 0 0 0|-50-arm64 #1 SMP aarch64|Linux|6.1.0 -50-arm64 #1 SMP aarch64|arm64|-
    8201 1 0 0 0 0 0 0 0|Linux 6.1.0-50-4kc-malta #1 SMP mips|Linux|\
    6.1.0-50-4kc-malta #1 SMP|mips|-
    8201 8006 0 42 0 0 0 0 0|Linux 6.1.192 #1 riscv64|Linux|6.1.192 #1|riscv64|-
    8101 9 6 40457 11 7 9 0 0|20G1426|Mac OS X|11.7.9 20G1426|amd64|family 6 model 158 stepping 9
    2 9 6 21764 10 0 19042 0 0||Windows NT|10.0.19042|amd64|family 6 model 85 stepping 4
    2 5 2049 2564 10 0 18362 eb8c1004 0||Windows NT|10.0.18362|arm|\
    ARMv2049 vendor(0xeb) part(0xeb001000)
    2 0 6 3336 5 1 2600 756e6547 49656e69|Service Pack 2|Windows NT|5.1.2600 Service Pack 2|x86|\
    GenuineIntel family 6 model 13 stepping 8
    """

  @Test(arguments: recorded.split(separator: "\n"))
  func `a recorded system is described as rust-minidump does`(line: Substring) throws {
    let columns = line.split(separator: "|", omittingEmptySubsequences: false).map { String($0) }
    let summary = SystemSummary(try system(columns[0]), servicePack: columns[1])
    #expect(summary.operatingSystem == columns[2])
    #expect(summary.operatingSystemVersion == columns[3])
    #expect(summary.cpu == columns[4])
    #expect(summary.cpuInfo ?? "-" == columns[5])
  }

  private func system(_ column: String) throws -> SystemInfoRecord {
    let words = column.split(separator: " ")
    let decimal = words.map { UInt32($0) ?? 0 }
    let hexadecimal = words.map { UInt32($0, radix: 16) ?? 0 }
    var system = SystemInfoRecord()
    system.platform.rawValue = hexadecimal[0]
    system.architecture.rawValue = UInt16(hexadecimal[1])
    system.processorLevel = UInt16(decimal[2])
    system.processorRevision = UInt16(decimal[3])
    (system.majorVersion, system.minorVersion, system.buildNumber) =
      (decimal[4], decimal[5], decimal[6])
    system.processor.words[0] = hexadecimal[7]
    system.processor.words[1] = hexadecimal[8]
    system.processor.words[2] = 0x6c65_746e  // "ntel"
    return system
  }

  @Test func `a version that no system has is left out`() {
    var system = SystemInfoRecord()
    system.platform = .linux
    (system.majorVersion, system.minorVersion) = (3_352_058_736, 32_767)
    #expect(SystemSummary(system, servicePack: "").operatingSystemVersion == "0.0.0")
  }

  @Test func `CPUs that the system's record leaves out are taken from Linux's text`() {
    var system = SystemInfoRecord()
    system.platform = .linux
    system.architecture = .amd64
    let cpuInfo = """
      processor\t: 0\ncpu family\t: 26\nmodel\t\t: 2\nmodel name\t: EPYC\nstepping\t: 1
      processor\t: 1\ncpu family\t: 26\nmodel\t\t: 2\nstepping\t: 70000
      """
    let summary = SystemSummary(system, servicePack: nil, cpuInfo: cpuInfo)
    #expect(summary.cpuCount == 2)
    #expect(summary.cpuInfo == "family 26 model 2 stepping 0")
    system.processorCount = 4
    #expect(SystemSummary(system, servicePack: nil, cpuInfo: cpuInfo).cpuCount == 4)
  }

  @Test func `the build stands by itself, too`() {
    var system = SystemInfoRecord()
    system.platform = .windowsNT
    #expect(SystemSummary(system, servicePack: " Service Pack 1 ").build == "Service Pack 1")
    #expect(SystemSummary(system, servicePack: "").build == nil)
    #expect(SystemSummary(system, servicePack: nil).operatingSystemVersion == "0.0.0")
  }

  @Test func `uname's operating system at the end is left out with the CPU before it`() {
    var system = SystemInfoRecord()
    system.platform = .linux
    let summary = SystemSummary(system, servicePack: "Linux 6.1 #1 SMP x86_64 Linux/GNU")
    #expect(summary.operatingSystemVersion == "6.1 #1 SMP")
  }

  @Test func `an x86 without a vendor is described without one`() {
    #expect(
      SystemSummary(SystemInfoRecord(), servicePack: nil).cpuInfo
        == "family 0 model 0 stepping 0")
  }

  @Test func `a system nobody knows is given as its number`() {
    #expect(OperatingSystemPlatform(rawValue: 0x8299).reportName == "0x00008299")
    #expect(OperatingSystemPlatform.fuchsia.reportName == "Fuchsia")
  }

  @Test func `a pointer has the width of the CPU`() {
    var system = SystemInfoRecord()
    #expect(SystemSummary(system, servicePack: nil).pointerByteCount == 4)
    system.architecture = .unknown
    #expect(SystemSummary(system, servicePack: nil).pointerByteCount == 8)
  }
}
