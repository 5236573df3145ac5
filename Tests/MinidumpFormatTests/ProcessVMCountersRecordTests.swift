import Bytes
import MinidumpFormat
import Testing

struct ProcessVMCountersRecordTests {
  @Test func `the first form of a process's memory counters lies as documented`() throws {
    try Layout(
      ProcessVMCounters1Record.self, byteCount: 80,
      [
        .u16(0, \.revision),
        .u32(4, \.usage.pageFaultCount),
        .u64(8, \.usage.peakWorkingSet),
        .u64(16, \.usage.workingSet),
        .u64(24, \.usage.peakPagedPool),
        .u64(32, \.usage.pagedPool),
        .u64(40, \.usage.peakNonPagedPool),
        .u64(48, \.usage.nonPagedPool),
        .u64(56, \.usage.pageFile),
        .u64(64, \.usage.peakPageFile),
        .u64(72, \.privateUsage),
      ]
    ).check(gaps: 2)
  }

  @Test func `the second form has the private usage elsewhere`() throws {
    try Layout(
      ProcessVMCounters2Record.self, byteCount: 152,
      [
        .u16(0, \.revision),
        .u16(2, \.flags.rawValue),
        .u32(4, \.usage.pageFaultCount),
        .u64(8, \.usage.peakWorkingSet),
        .u64(16, \.usage.workingSet),
        .u64(24, \.usage.peakPagedPool),
        .u64(32, \.usage.pagedPool),
        .u64(40, \.usage.peakNonPagedPool),
        .u64(48, \.usage.nonPagedPool),
        .u64(56, \.usage.pageFile),
        .u64(64, \.usage.peakPageFile),
        .u64(72, \.peakVirtualSize),
        .u64(80, \.virtualSize),
        .u64(88, \.privateUsage),
        .u64(96, \.privateWorkingSet),
        .u64(104, \.sharedCommit),
        .u64(112, \.jobSharedCommit),
        .u64(120, \.jobPrivateCommit),
        .u64(128, \.jobPeakPrivateCommit),
        .u64(136, \.jobPrivateCommitLimit),
        .u64(144, \.jobTotalCommitLimit),
      ]
    ).check()
  }
}
