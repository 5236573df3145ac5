public import Bytes

/// Which fields of the system's memory information mean something:
/// MINIDUMP_SYSMEMINFO1_FILECACHE_TRANSITIONREPURPOSECOUNT_FLAGS and others.
public struct SystemMemoryInfoFlags: OpenCode, OptionSet {
  public var rawValue: UInt16

  public init(rawValue: UInt16) {
    self.rawValue = rawValue
  }

  /// `…_FILECACHE_TRANSITIONREPURPOSECOUNT_FLAGS`: the last two fields of the file cache.
  public static let fileCacheTransitions = Self(rawValue: 0x1)
  /// `…_BASICPERF`
  public static let basicPerformance = Self(rawValue: 0x2)
  /// `…_PERF_CCTOTALDIRTYPAGES_CCDIRTYPAGETHRESHOLD`
  public static let dirtyPages = Self(rawValue: 0x4)
  /// `…_PERF_RESIDENTAVAILABLEPAGES_SHAREDCOMMITPAGES`
  public static let residentAndSharedPages = Self(rawValue: 0x8)
  /// `…_PERF_MDLPAGESALLOCATED_PFNDATABASECOMMITTEDPAGES`
  public static let mdlAndPFNPages = Self(rawValue: 0x10)
  /// `…_PERF_SYSTEMPAGETABLECOMMITTEDPAGES_CONTIGUOUSPAGESALLOCATED`
  public static let pageTableAndContiguousPages = Self(rawValue: 0x20)
}

/// The machine's memory in numbers: MINIDUMP_SYSTEM_MEMORY_INFO_1, 492 bytes.
///
/// <https://learn.microsoft.com/windows/win32/api/minidumpapiset/ns-minidumpapiset-minidump_system_memory_info_1>
public struct SystemMemoryInfo1Record: Record {
  /// 1
  public var revision: UInt16 = 0
  /// Which of the parts have what newer systems add.
  public var flags = SystemMemoryInfoFlags(rawValue: 0)
  /// Sizes and limits.
  public var basic = SystemBasicInfoRecord()
  /// The file cache.
  public var fileCache = SystemFileCacheRecord()
  /// What is available and promised.
  public var basicPerformance = SystemBasicPerformanceRecord()
  /// What was done, counted.
  public var performance = SystemPerformanceRecord()

  public init() {}

  @inlinable
  public mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&revision)
    visitor.visit(&flags)
    visitor.visit(&basic)
    visitor.visit(&fileCache)
    visitor.visit(&basicPerformance)
    visitor.visit(&performance)
  }
}

/// The same with what the SDK of Windows 11 24H2 (10.0.26100) adds: MINIDUMP_SYSTEM_MEMORY_INFO_2,
/// 524 bytes. All are counts of pages.
public struct SystemMemoryInfo2Record: Record {
  /// What the first form has.
  public var first = SystemMemoryInfo1Record()
  /// `MdlPagesAllocated`: of drivers' memory descriptor lists.
  public var mdlPages: UInt64 = 0
  /// `PfnDatabaseCommittedPages`: of the table of page frames.
  public var pfnDatabasePages: UInt64 = 0
  /// `SystemPageTableCommittedPages`
  public var systemPageTablePages: UInt64 = 0
  /// `ContiguousPagesAllocated`
  public var contiguousPages: UInt64 = 0

  public init() {}

  @inlinable
  public mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&first)
    visitor.visit(&mdlPages)
    visitor.visit(&pfnDatabasePages)
    visitor.visit(&systemPageTablePages)
    visitor.visit(&contiguousPages)
  }
}
