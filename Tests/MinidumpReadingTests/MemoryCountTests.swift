import Bytes
import MinidumpFormat
import MinidumpReading
import Support
import Testing

struct MemoryCountTests {
  let dump: Minidump

  init() throws {
    dump = try Minidump(ByteView(Everything.dump().bytes))
  }

  private func systemMemory(flags: UInt16, byteCount: Int) throws -> SystemMemoryInfo? {
    var laid = SyntheticDump()
    var bytes = laid.assembler
    bytes.u16(1)
    bytes.u16(flags)
    bytes.fill(byteCount - 4, with: 1)
    laid.add(stream: 21, bytes.bytes)
    return try Minidump(ByteView(laid.bytes)).stream(SystemMemoryInfo.self)
  }

  @Test func `the machine's memory is told in both forms`() throws {
    let info = try #require(try dump.stream(SystemMemoryInfo.self))
    #expect(info.version == 2)
    #expect(info.basic.timerResolution == 1)
    #expect(info.basic.pageSize == 2)
    #expect(info.basic.processorCount == 13)
    #expect(info.fileCache.flags == 28)
    #expect(info.basicPerformance?.availablePages == 30 << 32 | 29)
    #expect(info.performance.systemCalls == 114)
    #expect(info.totalDirtyPages == 116 << 32 | 115)
    #expect(info.dirtyPageThreshold == 118 << 32 | 117)
    #expect(info.residentAvailablePages == Int64(120 << 32 | 119))
    #expect(info.sharedCommittedPages == 122 << 32 | 121)
    #expect(info.mdlPages == 1001)
    #expect(info.pfnDatabasePages == 1002)
    #expect(info.systemPageTablePages == 1003)
    #expect(info.contiguousPages == 1004)
  }

  @Test func `the first form has none of what the second adds, whatever its flags say`() throws {
    let info = try #require(try systemMemory(flags: .max, byteCount: 492))
    #expect(info.version == 1)
    #expect(info.sharedCommittedPages != nil)
    #expect(info.mdlPages == nil)
    #expect(info.contiguousPages == nil)
  }

  @Test func `without their flags the last fields mean nothing`() throws {
    let info = try #require(try systemMemory(flags: 0, byteCount: 524))
    #expect(info.version == 2)
    #expect(info.basicPerformance == nil)
    #expect(info.totalDirtyPages == nil)
    #expect(info.residentAvailablePages == nil)
    #expect(info.mdlPages == nil)
    #expect(info.systemPageTablePages == nil)
  }

  @Test func `a stream that is too short for the first form throws`() {
    #expect(throws: MinidumpError.self) { try systemMemory(flags: 0, byteCount: 491) }
  }

  @Test func `the process's memory is told in the second form`() throws {
    let counters = try #require(try dump.stream(ProcessVMCounters.self))
    #expect(counters.revision == 2)
    #expect(counters.usage.pageFaultCount == 99)
    #expect(counters.usage.peakWorkingSet == 1)
    #expect(counters.usage.peakPageFile == 8)
    #expect(counters.peakVirtualSize == 9)
    #expect(counters.virtualSize == 10)
    #expect(counters.privateUsage == 11)
    #expect(counters.privateWorkingSet == 12)
    #expect(counters.sharedCommit == 13)
    #expect(counters.job?.jobSharedCommit == 14)
    #expect(counters.job?.jobTotalCommitLimit == 18)
  }

  private func counters(revision: UInt16, flags: UInt16, byteCount: Int) throws
    -> ProcessVMCounters?
  {
    var laid = SyntheticDump()
    var bytes = laid.assembler
    bytes.u16(revision)
    bytes.u16(flags)
    bytes.u32(99)
    for index in 1...(byteCount - 8) / 8 { bytes.u64(UInt64(index)) }
    laid.add(stream: 22, bytes.bytes)
    return try Minidump(ByteView(laid.bytes)).stream(ProcessVMCounters.self)
  }

  @Test func `the first form has the private usage right behind what both have`() throws {
    let counters = try #require(try counters(revision: 1, flags: .max, byteCount: 80))
    #expect(counters.revision == 1)
    #expect(counters.usage.peakPageFile == 8)
    #expect(counters.privateUsage == 9)
    #expect(counters.virtualSize == nil)
    #expect(counters.job == nil)
  }

  @Test func `what the second form's flags do not vouch for is nil`() throws {
    let counters = try #require(try counters(revision: 2, flags: 1, byteCount: 152))
    #expect(counters.usage.peakWorkingSet == 1)
    #expect(counters.peakVirtualSize == nil)
    #expect(counters.privateUsage == nil)
    #expect(counters.privateWorkingSet == nil)
    #expect(counters.job == nil)
  }

  @Test(arguments: [(1, 72), (2, 144)] as [(UInt16, Int)])
  func `a form that is cut short throws`(revision: UInt16, byteCount: Int) {
    #expect(throws: MinidumpError.self) {
      try counters(revision: revision, flags: 0, byteCount: byteCount)
    }
  }
}
