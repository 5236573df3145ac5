public import Bytes

/// The memory manager's counters in the performance information, 132 bytes: `AvailablePages` to
/// `ResidentSystemDriverPage`. Where none stands beside, the names are the SDK's.
public struct SystemPageCountersRecord: Record {
  public var availablePages: UInt32 = 0
  public var committedPages: UInt32 = 0
  public var commitLimit: UInt32 = 0
  public var peakCommitment: UInt32 = 0
  public var pageFaultCount: UInt32 = 0
  public var copyOnWriteCount: UInt32 = 0
  public var transitionCount: UInt32 = 0
  public var cacheTransitionCount: UInt32 = 0
  public var demandZeroCount: UInt32 = 0
  public var pageReadCount: UInt32 = 0
  /// `PageReadIoCount`
  public var pageReadIOCount: UInt32 = 0
  public var cacheReadCount: UInt32 = 0
  /// `CacheIoCount`
  public var cacheIOCount: UInt32 = 0
  public var dirtyPagesWriteCount: UInt32 = 0
  /// `DirtyWriteIoCount`
  public var dirtyWriteIOCount: UInt32 = 0
  public var mappedPagesWriteCount: UInt32 = 0
  /// `MappedWriteIoCount`
  public var mappedWriteIOCount: UInt32 = 0
  public var pagedPoolPages: UInt32 = 0
  public var nonPagedPoolPages: UInt32 = 0
  /// `PagedPoolAllocs`
  public var pagedPoolAllocations: UInt32 = 0
  public var pagedPoolFrees: UInt32 = 0
  /// `NonPagedPoolAllocs`
  public var nonPagedPoolAllocations: UInt32 = 0
  public var nonPagedPoolFrees: UInt32 = 0
  /// `FreeSystemPtes`
  public var freeSystemPTEs: UInt32 = 0
  /// `ResidentSystemCodePage`
  public var residentSystemCodePages: UInt32 = 0
  public var totalSystemDriverPages: UInt32 = 0
  public var totalSystemCodePages: UInt32 = 0
  public var nonPagedPoolLookasideHits: UInt32 = 0
  public var pagedPoolLookasideHits: UInt32 = 0
  public var availablePagedPoolPages: UInt32 = 0
  /// `ResidentSystemCachePage`
  public var residentSystemCachePages: UInt32 = 0
  /// `ResidentPagedPoolPage`
  public var residentPagedPoolPages: UInt32 = 0
  /// `ResidentSystemDriverPage`
  public var residentSystemDriverPages: UInt32 = 0

  public init() {}

  @inlinable
  public mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&availablePages)
    visitor.visit(&committedPages)
    visitor.visit(&commitLimit)
    visitor.visit(&peakCommitment)
    visitor.visit(&pageFaultCount)
    visitor.visit(&copyOnWriteCount)
    visitor.visit(&transitionCount)
    visitor.visit(&cacheTransitionCount)
    visitor.visit(&demandZeroCount)
    visitor.visit(&pageReadCount)
    visitor.visit(&pageReadIOCount)
    visitor.visit(&cacheReadCount)
    visitor.visit(&cacheIOCount)
    visitor.visit(&dirtyPagesWriteCount)
    visitor.visit(&dirtyWriteIOCount)
    visitor.visit(&mappedPagesWriteCount)
    visitor.visit(&mappedWriteIOCount)
    visitor.visit(&pagedPoolPages)
    visitor.visit(&nonPagedPoolPages)
    visitor.visit(&pagedPoolAllocations)
    visitor.visit(&pagedPoolFrees)
    visitor.visit(&nonPagedPoolAllocations)
    visitor.visit(&nonPagedPoolFrees)
    visitor.visit(&freeSystemPTEs)
    visitor.visit(&residentSystemCodePages)
    visitor.visit(&totalSystemDriverPages)
    visitor.visit(&totalSystemCodePages)
    visitor.visit(&nonPagedPoolLookasideHits)
    visitor.visit(&pagedPoolLookasideHits)
    visitor.visit(&availablePagedPoolPages)
    visitor.visit(&residentSystemCachePages)
    visitor.visit(&residentPagedPoolPages)
    visitor.visit(&residentSystemDriverPages)
  }
}
