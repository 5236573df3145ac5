import MinidumpFormat
import Testing

@testable import Processing

@Suite struct ModuleVersionTests {
  private var record: FileVersionRecord {
    var record = FileVersionRecord()
    record.signature = 0xfeef_04bd
    record.structureVersion = 0x1_0000
    record.fileVersionHigh = 0x000a_0000
    record.fileVersionLow = 0x4a61_0001
    record.productVersionHigh = 3
    record.productVersionLow = 4
    return record
  }

  @Test func `Windows and macOS pack two parts into a number`() {
    #expect(ModuleVersion.text(record, on: .windowsNT) == "10.0.19041.1")
    #expect(ModuleVersion.text(record, on: .macOS) == "10.0.19041.1")
  }

  @Test func `Linux has a number for each part`() {
    #expect(ModuleVersion.text(record, on: .linux) == "655360.1247870977.3.4")
  }

  @Test func `a version nobody filled in is none`() {
    var unsigned = record
    unsigned.signature = 0
    #expect(ModuleVersion.text(unsigned, on: .linux) == nil)
    // sentry-native's writer leaves the structure's version 0.
    var unversioned = record
    unversioned.structureVersion = 0
    #expect(ModuleVersion.text(unversioned, on: .linux) == nil)
  }
}
