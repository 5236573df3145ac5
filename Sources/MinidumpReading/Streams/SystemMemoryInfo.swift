public import Bytes
public import MinidumpFormat

/// The machine's memory in numbers: MINIDUMP_SYSTEM_MEMORY_INFO in its two lengths.
///
/// A property is nil where the stream is too short to hold it or its flag says it means nothing.
public struct SystemMemoryInfo: MinidumpStream {
  public static let type = StreamType.systemMemoryInfo

  /// Everything; zeros past the end of the stream.
  public let record: SystemMemoryInfo2Record
  /// Which of the two forms the stream is long enough for: 1 or 2.
  public let version: Int

  public init(_ view: ByteView, in dump: Minidump) throws(MinidumpError) {
    let order = dump.byteOrder
    var whole = SystemMemoryInfo2Record()
    whole.first = try Self.head(view, "system memory info", order)
    let second: SystemMemoryInfo2Record? = try? view.record(at: 0, order)
    record = second ?? whole
    version = second == nil ? 1 : 2
  }
}

extension SystemMemoryInfo {
  /// Which fields the writer filled in.
  public var flags: SystemMemoryInfoFlags { record.first.flags }
  /// What the machine has.
  public var basic: SystemBasicInfoRecord { record.first.basic }
  /// The file cache; its last two fields go with ``SystemMemoryInfoFlags/fileCacheTransitions``.
  public var fileCache: SystemFileCacheRecord { record.first.fileCache }
  /// What the machine has done; the last four fields go with flags of their own.
  public var performance: SystemPerformanceRecord { record.first.performance }

  /// The memory in counts of pages.
  public var basicPerformance: SystemBasicPerformanceRecord? {
    given(.basicPerformance, record.first.basicPerformance)
  }
  /// Pages of files that are to be written.
  public var totalDirtyPages: UInt64? { given(.dirtyPages, performance.totalDirtyPages) }
  /// From how many dirty pages on writers have to wait.
  public var dirtyPageThreshold: UInt64? { given(.dirtyPages, performance.dirtyPageThreshold) }
  /// Below zero when more are promised than there are.
  public var residentAvailablePages: Int64? {
    given(.residentAndSharedPages, performance.residentAvailablePages)
  }
  /// Pages that several processes share.
  public var sharedCommittedPages: UInt64? {
    given(.residentAndSharedPages, performance.sharedCommittedPages)
  }
  /// Pages of drivers' memory descriptor lists.
  public var mdlPages: UInt64? { given(.mdlAndPFNPages, from: 2, record.mdlPages) }
  /// Pages of the table of page frames.
  public var pfnDatabasePages: UInt64? { given(.mdlAndPFNPages, from: 2, record.pfnDatabasePages) }
  /// Pages of the system's page tables.
  public var systemPageTablePages: UInt64? {
    given(.pageTableAndContiguousPages, from: 2, record.systemPageTablePages)
  }
  /// Pages that were allocated one behind the other.
  public var contiguousPages: UInt64? {
    given(.pageTableAndContiguousPages, from: 2, record.contiguousPages)
  }

  private func given<Value>(
    _ flag: SystemMemoryInfoFlags, from version: Int = 1, _ value: @autoclosure () -> Value
  ) -> Value? {
    self.version >= version && flags.contains(flag) ? value() : nil
  }
}
