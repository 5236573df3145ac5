import Bytes
import MinidumpFormat
import MinidumpReading
import Support
import Testing

struct MiscInfoTests {
  /// The first `byteCount` bytes of a stream in which every field is filled in.
  private func info(byteCount: Int, flags: UInt32 = 0x3f7) throws -> MiscInfo {
    var laid = SyntheticDump()
    var stream = laid.assembler
    stream.u32(UInt32(byteCount))  // SizeOfInfo
    stream.u32(flags)  // Flags1
    for number: UInt32 in 1...13 { stream.u32(number) }  // ProcessId to TimeZoneId
    stream.u32(UInt32(bitPattern: -60))  // TimeZone.Bias
    stream.utf16("CET")
    stream.skip(to: 148)
    stream.utf16("CEST")
    stream.skip(to: 232)
    stream.utf16("6.1.0")
    stream.skip(to: 752)
    stream.utf16("writer 1")
    stream.skip(to: 840)
    stream.u64(7)  // XStateData.EnabledFeatures
    stream.skip(to: 1360)
    stream.u32(14)  // ProcessCookie
    laid.add(stream: 15, Array(stream.bytes.prefix(byteCount)))
    return try #require(try Minidump(ByteView(laid.bytes)).stream(MiscInfo.self))
  }

  @Test(arguments: [
    (24, 1), (43, 1), (44, 2), (231, 2), (232, 3), (831, 3), (832, 4), (1363, 4), (1364, 5),
  ])
  func `the longest version that fits is read`(byteCount: Int, version: Int) throws {
    #expect(try info(byteCount: byteCount).version == version)
  }

  @Test func `the first version has the process's identifier and times`() throws {
    let info = try info(byteCount: 24)
    #expect(info.processID == 1)
    #expect(info.processCreateTime == 2)
    #expect(info.processUserTime == 3)
    #expect(info.processKernelTime == 4)
    #expect(info.processorPower == nil)
    #expect(info.integrityLevel == nil)
    #expect(info.buildString == nil)
    #expect(info.extendedState == nil)
    #expect(info.problems == [])
  }

  @Test func `the fifth version has everything`() throws {
    let info = try info(byteCount: 1364)
    #expect(info.processorPower?.maximumMegahertz == 5)
    #expect(info.processorPower?.currentIdleState == 9)
    #expect(info.integrityLevel == 10)
    #expect(info.executeFlags == 11)
    #expect(info.isProtected == true)
    #expect(info.timeZoneID == 13)
    #expect(info.timeZone?.bias == -60)
    #expect(info.standardTimeName == "CET")
    #expect(info.daylightTimeName == "CEST")
    #expect(info.buildString == "6.1.0")
    #expect(info.debuggerBuildString == "writer 1")
    #expect(info.extendedState?.enabledFeatures == 7)
    #expect(info.processCookie == 14)
  }

  @Test func `a field without its flag is none`() throws {
    let info = try info(byteCount: 1364, flags: 0)
    #expect(info.processID == nil)
    #expect(info.processCreateTime == nil)
    #expect(info.processorPower == nil)
    #expect(info.timeZone == nil)
    #expect(info.buildString == nil)
    #expect(info.processCookie == nil)
  }

  @Test func `a stream too short for the first version throws`() {
    #expect(throws: MinidumpError.self) { try info(byteCount: 23) }
  }
}
