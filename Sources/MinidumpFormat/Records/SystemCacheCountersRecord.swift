public import Bytes

/// The cache manager's counters in the performance information, 120 bytes: `CcFastReadNoWait` to
/// `CcDataPages`. The names are the SDK's without the prefix.
///
/// A wait is a call that may block; a miss, one that found its pages missing; an MDL, a driver's
/// memory descriptor list.
public struct SystemCacheCountersRecord: Record {
  public var fastReadNoWait: UInt32 = 0
  public var fastReadWait: UInt32 = 0
  public var fastReadResourceMiss: UInt32 = 0
  public var fastReadNotPossible: UInt32 = 0
  public var fastMDLReadNoWait: UInt32 = 0
  public var fastMDLReadWait: UInt32 = 0
  public var fastMDLReadResourceMiss: UInt32 = 0
  public var fastMDLReadNotPossible: UInt32 = 0
  public var mapDataNoWait: UInt32 = 0
  public var mapDataWait: UInt32 = 0
  public var mapDataNoWaitMiss: UInt32 = 0
  public var mapDataWaitMiss: UInt32 = 0
  public var pinMappedDataCount: UInt32 = 0
  public var pinReadNoWait: UInt32 = 0
  public var pinReadWait: UInt32 = 0
  public var pinReadNoWaitMiss: UInt32 = 0
  public var pinReadWaitMiss: UInt32 = 0
  public var copyReadNoWait: UInt32 = 0
  public var copyReadWait: UInt32 = 0
  public var copyReadNoWaitMiss: UInt32 = 0
  public var copyReadWaitMiss: UInt32 = 0
  public var mdlReadNoWait: UInt32 = 0
  public var mdlReadWait: UInt32 = 0
  public var mdlReadNoWaitMiss: UInt32 = 0
  public var mdlReadWaitMiss: UInt32 = 0
  public var readAheadIOs: UInt32 = 0
  public var lazyWriteIOs: UInt32 = 0
  public var lazyWritePages: UInt32 = 0
  public var dataFlushes: UInt32 = 0
  public var dataPages: UInt32 = 0

  public init() {}

  @inlinable
  public mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&fastReadNoWait)
    visitor.visit(&fastReadWait)
    visitor.visit(&fastReadResourceMiss)
    visitor.visit(&fastReadNotPossible)
    visitor.visit(&fastMDLReadNoWait)
    visitor.visit(&fastMDLReadWait)
    visitor.visit(&fastMDLReadResourceMiss)
    visitor.visit(&fastMDLReadNotPossible)
    visitor.visit(&mapDataNoWait)
    visitor.visit(&mapDataWait)
    visitor.visit(&mapDataNoWaitMiss)
    visitor.visit(&mapDataWaitMiss)
    visitor.visit(&pinMappedDataCount)
    visitor.visit(&pinReadNoWait)
    visitor.visit(&pinReadWait)
    visitor.visit(&pinReadNoWaitMiss)
    visitor.visit(&pinReadWaitMiss)
    visitor.visit(&copyReadNoWait)
    visitor.visit(&copyReadWait)
    visitor.visit(&copyReadNoWaitMiss)
    visitor.visit(&copyReadWaitMiss)
    visitor.visit(&mdlReadNoWait)
    visitor.visit(&mdlReadWait)
    visitor.visit(&mdlReadNoWaitMiss)
    visitor.visit(&mdlReadWaitMiss)
    visitor.visit(&readAheadIOs)
    visitor.visit(&lazyWriteIOs)
    visitor.visit(&lazyWritePages)
    visitor.visit(&dataFlushes)
    visitor.visit(&dataPages)
  }
}
