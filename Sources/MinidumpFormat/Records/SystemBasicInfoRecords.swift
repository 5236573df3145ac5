public import Bytes

/// What the machine has: MINIDUMP_SYSTEM_BASIC_INFORMATION, 52 bytes.
public struct SystemBasicInfoRecord: Record {
  /// In units of 100 nanoseconds.
  public var timerResolution: UInt32 = 0
  /// In bytes.
  public var pageSize: UInt32 = 0
  /// `NumberOfPhysicalPages`
  public var physicalPageCount: UInt32 = 0
  /// `LowestPhysicalPageNumber`
  public var lowestPhysicalPage: UInt32 = 0
  /// `HighestPhysicalPageNumber`
  public var highestPhysicalPage: UInt32 = 0
  /// In bytes.
  public var allocationGranularity: UInt32 = 0
  /// `MinimumUserModeAddress`
  public var lowestUserAddress: UInt64 = 0
  /// `MaximumUserModeAddress`
  public var highestUserAddress: UInt64 = 0
  /// A bit for each processor.
  public var activeProcessors: UInt64 = 0
  /// `NumberOfProcessors`
  public var processorCount: UInt32 = 0

  public init() {}

  @inlinable
  public mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&timerResolution)
    visitor.visit(&pageSize)
    visitor.visit(&physicalPageCount)
    visitor.visit(&lowestPhysicalPage)
    visitor.visit(&highestPhysicalPage)
    visitor.visit(&allocationGranularity)
    visitor.visit(&lowestUserAddress)
    visitor.visit(&highestUserAddress)
    visitor.visit(&activeProcessors)
    visitor.visit(&processorCount)
  }
}

/// The working set of the system's file cache: MINIDUMP_SYSTEM_FILECACHE_INFORMATION, 60 bytes.
public struct SystemFileCacheRecord: Record {
  /// In bytes.
  public var currentSize: UInt64 = 0
  /// In bytes.
  public var peakSize: UInt64 = 0
  /// Since the system began.
  public var pageFaultCount: UInt32 = 0
  /// In pages.
  public var minimumWorkingSet: UInt64 = 0
  /// In pages.
  public var maximumWorkingSet: UInt64 = 0
  /// `CurrentSizeIncludingTransitionInPages`
  public var currentPagesWithTransition: UInt64 = 0
  /// `PeakSizeIncludingTransitionInPages`
  public var peakPagesWithTransition: UInt64 = 0
  /// `TransitionRePurposeCount`
  public var transitionRepurposeCount: UInt32 = 0
  /// FILE_CACHE_MAX_HARD_ENABLE and others.
  public var flags: UInt32 = 0

  public init() {}

  @inlinable
  public mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&currentSize)
    visitor.visit(&peakSize)
    visitor.visit(&pageFaultCount)
    visitor.visit(&minimumWorkingSet)
    visitor.visit(&maximumWorkingSet)
    visitor.visit(&currentPagesWithTransition)
    visitor.visit(&peakPagesWithTransition)
    visitor.visit(&transitionRepurposeCount)
    visitor.visit(&flags)
  }
}

/// The machine's memory in counts of pages: MINIDUMP_SYSTEM_BASIC_PERFORMANCE_INFORMATION, 32 bytes.
public struct SystemBasicPerformanceRecord: Record {
  /// What can be had at once.
  public var availablePages: UInt64 = 0
  /// What is promised.
  public var committedPages: UInt64 = 0
  /// How much can be promised without a larger page file.
  public var commitLimit: UInt64 = 0
  /// The most that was promised at a time.
  public var peakCommitment: UInt64 = 0

  public init() {}

  @inlinable
  public mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&availablePages)
    visitor.visit(&committedPages)
    visitor.visit(&commitLimit)
    visitor.visit(&peakCommitment)
  }
}
