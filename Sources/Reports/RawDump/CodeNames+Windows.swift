import Bytes
import MinidumpFormat

extension HandleObjectInformationType: NamedCode {
  var words: String? { Self.words(of: self, Self.names) }

  private static let names: [(Self, String)] = [
    (.none, "MiniHandleObjectInformationNone"),
    (.thread1, "MiniThreadInformation1"),
    (.mutant1, "MiniMutantInformation1"),
    (.mutant2, "MiniMutantInformation2"),
    (.process1, "MiniProcessInformation1"),
    (.process2, "MiniProcessInformation2"),
    (.event1, "MiniEventInformation1"),
    (.section1, "MiniSectionInformation1"),
    (.semaphore1, "MiniSemaphoreInformation1"),
  ]
}

extension HandleOperation: NamedCode {
  var words: String? { Self.words(of: self, Self.names) }

  private static let names: [(Self, String)] = [
    (.unused, "OperationDbUnused"),
    (.open, "OperationDbOPEN"),
    (.close, "OperationDbCLOSE"),
    (.badReference, "OperationDbBADREF"),
  ]
}

extension ThreadInfoFlags: NamedCode {
  var words: String? { Self.words(of: self, Self.names) }

  private static let names: [(Self, String)] = [
    (.error, "MINIDUMP_THREAD_INFO_ERROR_THREAD"),
    (.writing, "MINIDUMP_THREAD_INFO_WRITING_THREAD"),
    (.exited, "MINIDUMP_THREAD_INFO_EXITED_THREAD"),
    (.invalidInfo, "MINIDUMP_THREAD_INFO_INVALID_INFO"),
    (.invalidContext, "MINIDUMP_THREAD_INFO_INVALID_CONTEXT"),
    (.invalidEnvironmentBlock, "MINIDUMP_THREAD_INFO_INVALID_TEB"),
  ]
}

extension ProcessVMCountersFlags: NamedCode {
  var words: String? { Self.words(of: self, Self.names) }

  private static let names: [(Self, String)] = [
    (.counters, "MINIDUMP_PROCESS_VM_COUNTERS"),
    (.virtualSize, "MINIDUMP_PROCESS_VM_COUNTERS_VIRTUALSIZE"),
    (.privateUsage, "MINIDUMP_PROCESS_VM_COUNTERS_EX"),
    (.privateWorkingSet, "MINIDUMP_PROCESS_VM_COUNTERS_EX2"),
    (.job, "MINIDUMP_PROCESS_VM_COUNTERS_JOB"),
  ]
}

extension SystemMemoryInfoFlags: NamedCode {
  var words: String? { Self.words(of: self, Self.names) }

  private static let names: [(Self, String)] = [
    (.fileCacheTransitions, "MINIDUMP_SYSMEMINFO1_FILECACHE_TRANSITIONREPURPOSECOUNT_FLAGS"),
    (.basicPerformance, "MINIDUMP_SYSMEMINFO1_BASICPERF"),
    (.dirtyPages, "MINIDUMP_SYSMEMINFO1_PERF_CCTOTALDIRTYPAGES_CCDIRTYPAGETHRESHOLD"),
    (.residentAndSharedPages, "MINIDUMP_SYSMEMINFO1_PERF_RESIDENTAVAILABLEPAGES_SHAREDCOMMITPAGES"),
    (.mdlAndPFNPages, "MINIDUMP_SYSMEMINFO1_PERF_MDLPAGESALLOCATED_PFNDATABASECOMMITTEDPAGES"),
    (
      .pageTableAndContiguousPages,
      "MINIDUMP_SYSMEMINFO1_PERF_SYSTEMPAGETABLECOMMITTEDPAGES_CONTIGUOUSPAGESALLOCATED"
    ),
  ]
}
