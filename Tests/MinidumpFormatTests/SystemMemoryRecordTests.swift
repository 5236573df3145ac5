import Bytes
import MinidumpFormat
import Testing

struct SystemMemoryRecordTests {
  @Test func `the machine's basic information lies as documented, without gaps`() throws {
    try Layout(
      SystemBasicInfoRecord.self, byteCount: 52,
      [
        .u32(0, \.timerResolution),
        .u32(4, \.pageSize),
        .u32(8, \.physicalPageCount),
        .u32(12, \.lowestPhysicalPage),
        .u32(16, \.highestPhysicalPage),
        .u32(20, \.allocationGranularity),
        .u64(24, \.lowestUserAddress),
        .u64(32, \.highestUserAddress),
        .u64(40, \.activeProcessors),
        .u32(48, \.processorCount),
      ]
    ).check()
    try Layout(
      SystemFileCacheRecord.self, byteCount: 60,
      [
        .u64(0, \.currentSize),
        .u64(8, \.peakSize),
        .u32(16, \.pageFaultCount),
        .u64(20, \.minimumWorkingSet),
        .u64(28, \.maximumWorkingSet),
        .u64(36, \.currentPagesWithTransition),
        .u64(44, \.peakPagesWithTransition),
        .u32(52, \.transitionRepurposeCount),
        .u32(56, \.flags),
      ]
    ).check()
    try Layout(
      SystemBasicPerformanceRecord.self, byteCount: 32,
      [
        .u64(0, \.availablePages), .u64(8, \.committedPages), .u64(16, \.commitLimit),
        .u64(24, \.peakCommitment),
      ]
    ).check()
  }

  @Test func `the machine's performance lies as documented`() throws {
    try Layout(
      SystemPerformanceRecord.self, byteCount: 344,
      [
        .u64(0, \.idleProcessTime),
        .u64(8, \.inputOutput.readByteCount),
        .u64(16, \.inputOutput.writtenByteCount),
        .u64(24, \.inputOutput.otherByteCount),
        .u32(32, \.inputOutput.readCount),
        .u32(36, \.inputOutput.writeCount),
        .u32(40, \.inputOutput.otherCount),
      ], Self.pageCounters, Self.cacheCounters,
      [
        .u32(296, \.contextSwitches),
        .u32(300, \.firstLevelTBFills),
        .u32(304, \.secondLevelTBFills),
        .u32(308, \.systemCalls),
        .u64(312, \.totalDirtyPages),
        .u64(320, \.dirtyPageThreshold),
        .number(328) { UInt64(bitPattern: $0.residentAvailablePages) },
        .u64(336, \.sharedCommittedPages),
      ]
    ).check()
  }

  @Test func `the memory information's two forms hold the others in order`() throws {
    var bytes = [UInt8](repeating: 0, count: 524)
    for (offset, value) in [(0, 1), (2, 2), (4, 3), (56, 4), (116, 5), (148, 6)] {
      bytes[offset] = UInt8(value)
    }
    for (offset, value) in [(492, 7), (500, 8), (508, 9), (516, 10)] {
      bytes[offset] = UInt8(value)
    }
    #expect(SystemMemoryInfo1Record.byteCount == 492)
    #expect(SystemMemoryInfo2Record.byteCount == 524)
    let record: SystemMemoryInfo2Record = try ByteView(bytes).record(at: 0, .littleEndian)
    #expect(record.first.revision == 1)
    #expect(record.first.flags.rawValue == 2)
    #expect(record.first.basic.timerResolution == 3)
    #expect(record.first.fileCache.currentSize == 4)
    #expect(record.first.basicPerformance.availablePages == 5)
    #expect(record.first.performance.idleProcessTime == 6)
    #expect(record.mdlPages == 7)
    #expect(record.pfnDatabasePages == 8)
    #expect(record.systemPageTablePages == 9)
    #expect(record.contiguousPages == 10)
  }

  static let pageCounters: [Layout<SystemPerformanceRecord>.Field] = [
    .u32(44, \.pages.availablePages),
    .u32(48, \.pages.committedPages),
    .u32(52, \.pages.commitLimit),
    .u32(56, \.pages.peakCommitment),
    .u32(60, \.pages.pageFaultCount),
    .u32(64, \.pages.copyOnWriteCount),
    .u32(68, \.pages.transitionCount),
    .u32(72, \.pages.cacheTransitionCount),
    .u32(76, \.pages.demandZeroCount),
    .u32(80, \.pages.pageReadCount),
    .u32(84, \.pages.pageReadIOCount),
    .u32(88, \.pages.cacheReadCount),
    .u32(92, \.pages.cacheIOCount),
    .u32(96, \.pages.dirtyPagesWriteCount),
    .u32(100, \.pages.dirtyWriteIOCount),
    .u32(104, \.pages.mappedPagesWriteCount),
    .u32(108, \.pages.mappedWriteIOCount),
    .u32(112, \.pages.pagedPoolPages),
    .u32(116, \.pages.nonPagedPoolPages),
    .u32(120, \.pages.pagedPoolAllocations),
    .u32(124, \.pages.pagedPoolFrees),
    .u32(128, \.pages.nonPagedPoolAllocations),
    .u32(132, \.pages.nonPagedPoolFrees),
    .u32(136, \.pages.freeSystemPTEs),
    .u32(140, \.pages.residentSystemCodePages),
    .u32(144, \.pages.totalSystemDriverPages),
    .u32(148, \.pages.totalSystemCodePages),
    .u32(152, \.pages.nonPagedPoolLookasideHits),
    .u32(156, \.pages.pagedPoolLookasideHits),
    .u32(160, \.pages.availablePagedPoolPages),
    .u32(164, \.pages.residentSystemCachePages),
    .u32(168, \.pages.residentPagedPoolPages),
    .u32(172, \.pages.residentSystemDriverPages),
  ]

  static let cacheCounters: [Layout<SystemPerformanceRecord>.Field] = [
    .u32(176, \.cache.fastReadNoWait),
    .u32(180, \.cache.fastReadWait),
    .u32(184, \.cache.fastReadResourceMiss),
    .u32(188, \.cache.fastReadNotPossible),
    .u32(192, \.cache.fastMDLReadNoWait),
    .u32(196, \.cache.fastMDLReadWait),
    .u32(200, \.cache.fastMDLReadResourceMiss),
    .u32(204, \.cache.fastMDLReadNotPossible),
    .u32(208, \.cache.mapDataNoWait),
    .u32(212, \.cache.mapDataWait),
    .u32(216, \.cache.mapDataNoWaitMiss),
    .u32(220, \.cache.mapDataWaitMiss),
    .u32(224, \.cache.pinMappedDataCount),
    .u32(228, \.cache.pinReadNoWait),
    .u32(232, \.cache.pinReadWait),
    .u32(236, \.cache.pinReadNoWaitMiss),
    .u32(240, \.cache.pinReadWaitMiss),
    .u32(244, \.cache.copyReadNoWait),
    .u32(248, \.cache.copyReadWait),
    .u32(252, \.cache.copyReadNoWaitMiss),
    .u32(256, \.cache.copyReadWaitMiss),
    .u32(260, \.cache.mdlReadNoWait),
    .u32(264, \.cache.mdlReadWait),
    .u32(268, \.cache.mdlReadNoWaitMiss),
    .u32(272, \.cache.mdlReadWaitMiss),
    .u32(276, \.cache.readAheadIOs),
    .u32(280, \.cache.lazyWriteIOs),
    .u32(284, \.cache.lazyWritePages),
    .u32(288, \.cache.dataFlushes),
    .u32(292, \.cache.dataPages),
  ]
}
