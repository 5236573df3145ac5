public import Bytes

/// The start of the list of facts about threads: MINIDUMP_THREAD_INFO_LIST, 12 bytes.
///
/// <https://learn.microsoft.com/windows/win32/api/minidumpapiset/ns-minidumpapiset-minidump_thread_info_list>
public struct ThreadInfoListHeader: Record {
  /// `SizeOfHeader`: where the entries begin.
  public var headerByteCount: UInt32 = 0
  /// `SizeOfEntry`: from one entry to the next.
  public var entryByteCount: UInt32 = 0
  /// `NumberOfEntries`
  public var entryCount: UInt32 = 0

  public init() {}

  @inlinable
  public mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&headerByteCount)
    visitor.visit(&entryByteCount)
    visitor.visit(&entryCount)
  }
}

/// What the writer of a dump found out about a thread: MINIDUMP_THREAD_INFO_ERROR_THREAD and others.
public struct ThreadInfoFlags: OpenCode, OptionSet {
  public var rawValue: UInt32

  public init(rawValue: UInt32) {
    self.rawValue = rawValue
  }

  /// `MINIDUMP_THREAD_INFO_ERROR_THREAD`: only the thread's number is known.
  public static let error = Self(rawValue: 0x1)
  /// `MINIDUMP_THREAD_INFO_WRITING_THREAD`: the thread wrote the dump.
  public static let writing = Self(rawValue: 0x2)
  /// `MINIDUMP_THREAD_INFO_EXITED_THREAD`: the thread had ended.
  public static let exited = Self(rawValue: 0x4)
  /// `MINIDUMP_THREAD_INFO_INVALID_INFO`: the times, the address and the affinity mean nothing.
  public static let invalidInfo = Self(rawValue: 0x8)
  /// `MINIDUMP_THREAD_INFO_INVALID_CONTEXT`: the registers could not be read.
  public static let invalidContext = Self(rawValue: 0x10)
  /// `MINIDUMP_THREAD_INFO_INVALID_TEB`: the thread environment block could not be read.
  public static let invalidEnvironmentBlock = Self(rawValue: 0x20)
}

/// Facts about one thread: MINIDUMP_THREAD_INFO, 64 bytes.
///
/// Times are counted in 100 nanoseconds, points in time since 1601 (FILETIME).
///
/// <https://learn.microsoft.com/windows/win32/api/minidumpapiset/ns-minidumpapiset-minidump_thread_info>
public struct ThreadInfoRecord: Record {
  /// Of the thread it is about.
  public var threadID: UInt32 = 0
  /// `DumpFlags`
  public var flags = ThreadInfoFlags(rawValue: 0)
  /// `DumpError`: the HRESULT that says why facts are missing.
  public var error: UInt32 = 0
  /// 259, STILL_ACTIVE, for a thread that runs.
  public var exitStatus: UInt32 = 0
  /// A point in time.
  public var createTime: UInt64 = 0
  /// A point in time; 0 for a thread that runs.
  public var exitTime: UInt64 = 0
  /// Processor time.
  public var kernelTime: UInt64 = 0
  /// Processor time.
  public var userTime: UInt64 = 0
  /// Of the function the thread was started with.
  public var startAddress: UInt64 = 0
  /// A bit for each processor the thread may run on.
  public var affinity: UInt64 = 0

  public init() {}

  @inlinable
  public mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&threadID)
    visitor.visit(&flags)
    visitor.visit(&error)
    visitor.visit(&exitStatus)
    visitor.visit(&createTime)
    visitor.visit(&exitTime)
    visitor.visit(&kernelTime)
    visitor.visit(&userTime)
    visitor.visit(&startAddress)
    visitor.visit(&affinity)
  }
}
