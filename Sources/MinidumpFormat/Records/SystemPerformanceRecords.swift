public import Bytes

/// What the machine has done since it was started: MINIDUMP_SYSTEM_PERFORMANCE_INFORMATION, 344
/// bytes.
///
/// <https://learn.microsoft.com/windows/win32/api/minidumpapiset/ns-minidumpapiset-minidump_system_performance_information>
public struct SystemPerformanceRecord: Record {
  /// Of all processors together, in units of 100 nanoseconds.
  public var idleProcessTime: UInt64 = 0
  /// Reading and writing.
  public var inputOutput = SystemInputOutputRecord()
  /// The memory manager.
  public var pages = SystemPageCountersRecord()
  /// The cache manager.
  public var cache = SystemCacheCountersRecord()
  /// How often a processor went from a thread to another.
  public var contextSwitches: UInt32 = 0
  /// `FirstLevelTbFills`: of the translation buffer.
  public var firstLevelTBFills: UInt32 = 0
  /// `SecondLevelTbFills`: of the translation buffer.
  public var secondLevelTBFills: UInt32 = 0
  /// How often programs called the system.
  public var systemCalls: UInt32 = 0
  /// `CcTotalDirtyPages`: pages of files that are to be written.
  public var totalDirtyPages: UInt64 = 0
  /// `CcDirtyPageThreshold`: from how many on writers have to wait.
  public var dirtyPageThreshold: UInt64 = 0
  /// Below zero when more are promised than there are.
  public var residentAvailablePages: Int64 = 0
  /// Promised to several processes together.
  public var sharedCommittedPages: UInt64 = 0

  public init() {}

  @inlinable
  public mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&idleProcessTime)
    visitor.visit(&inputOutput)
    visitor.visit(&pages)
    visitor.visit(&cache)
    visitor.visit(&contextSwitches)
    visitor.visit(&firstLevelTBFills)
    visitor.visit(&secondLevelTBFills)
    visitor.visit(&systemCalls)
    visitor.visit(&totalDirtyPages)
    visitor.visit(&dirtyPageThreshold)
    visitor.visit(&residentAvailablePages)
    visitor.visit(&sharedCommittedPages)
  }
}

/// The `Io` fields of the performance information, 36 bytes.
public struct SystemInputOutputRecord: Record {
  /// `IoReadTransferCount`
  public var readByteCount: UInt64 = 0
  /// `IoWriteTransferCount`
  public var writtenByteCount: UInt64 = 0
  /// `IoOtherTransferCount`
  public var otherByteCount: UInt64 = 0
  /// `IoReadOperationCount`
  public var readCount: UInt32 = 0
  /// `IoWriteOperationCount`
  public var writeCount: UInt32 = 0
  /// `IoOtherOperationCount`
  public var otherCount: UInt32 = 0

  public init() {}

  @inlinable
  public mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&readByteCount)
    visitor.visit(&writtenByteCount)
    visitor.visit(&otherByteCount)
    visitor.visit(&readCount)
    visitor.visit(&writeCount)
    visitor.visit(&otherCount)
  }
}
