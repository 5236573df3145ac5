public import Bytes

/// Which parts of the miscellaneous information the writer filled in: MINIDUMP_MISC1_PROCESS_ID and
/// others.
public struct MiscInfoFlags: OpenCode, OptionSet {
  public var rawValue: UInt32

  public init(rawValue: UInt32) {
    self.rawValue = rawValue
  }

  /// `MINIDUMP_MISC1_PROCESS_ID`
  public static let processID = Self(rawValue: 0x1)
  /// `MINIDUMP_MISC1_PROCESS_TIMES`
  public static let processTimes = Self(rawValue: 0x2)
  /// `MINIDUMP_MISC1_PROCESSOR_POWER_INFO`
  public static let processorPower = Self(rawValue: 0x4)
  /// `MINIDUMP_MISC3_PROCESS_INTEGRITY`
  public static let processIntegrity = Self(rawValue: 0x10)
  /// `MINIDUMP_MISC3_PROCESS_EXECUTE_FLAGS`
  public static let processExecuteFlags = Self(rawValue: 0x20)
  /// `MINIDUMP_MISC3_TIMEZONE`
  public static let timeZone = Self(rawValue: 0x40)
  /// `MINIDUMP_MISC3_PROTECTED_PROCESS`
  public static let protectedProcess = Self(rawValue: 0x80)
  /// `MINIDUMP_MISC4_BUILDSTRING`
  public static let buildString = Self(rawValue: 0x100)
  /// `MINIDUMP_MISC5_PROCESS_COOKIE`
  public static let processCookie = Self(rawValue: 0x200)
}

/// Facts about the process: MINIDUMP_MISC_INFO, 24 bytes. Each of the four larger records begins
/// with the one before.
///
/// <https://learn.microsoft.com/windows/win32/api/minidumpapiset/ns-minidumpapiset-minidump_misc_info>
public struct MiscInfo1Record: Record {
  /// How long the writer thought the stream to be.
  public var infoByteCount: UInt32 = 0
  /// Which of the fields, here and in the larger records, mean something.
  public var flags = MiscInfoFlags(rawValue: 0)
  /// Of the process; see ``flags``.
  public var processID: UInt32 = 0
  /// Seconds since 1970.
  public var createTime: UInt32 = 0
  /// Seconds of processor time.
  public var userTime: UInt32 = 0
  /// Seconds of processor time.
  public var kernelTime: UInt32 = 0

  public init() {}

  @inlinable
  public mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&infoByteCount)
    visitor.visit(&flags)
    visitor.visit(&processID)
    visitor.visit(&createTime)
    visitor.visit(&userTime)
    visitor.visit(&kernelTime)
  }
}

/// With the processor's power: MINIDUMP_MISC_INFO_2, 44 bytes.
public struct MiscInfo2Record: Record {
  /// What the first form has.
  public var first = MiscInfo1Record()
  /// `ProcessorMaxMhz`: the clock the processor is made for.
  public var maximumMegahertz: UInt32 = 0
  /// `ProcessorCurrentMhz`
  public var currentMegahertz: UInt32 = 0
  /// `ProcessorMhzLimit`: ``maximumMegahertz`` as far as heat allows.
  public var megahertzLimit: UInt32 = 0
  /// `ProcessorMaxIdleState`
  public var maximumIdleState: UInt32 = 0
  /// `ProcessorCurrentIdleState`
  public var currentIdleState: UInt32 = 0

  public init() {}

  @inlinable
  public mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&first)
    visitor.visit(&maximumMegahertz)
    visitor.visit(&currentMegahertz)
    visitor.visit(&megahertzLimit)
    visitor.visit(&maximumIdleState)
    visitor.visit(&currentIdleState)
  }
}

/// With the time zone: MINIDUMP_MISC_INFO_3, 232 bytes.
public struct MiscInfo3Record: Record {
  /// What the second form has.
  public var second = MiscInfo2Record()
  /// Windows: SECURITY_MANDATORY_LOW_RID and others.
  public var integrityLevel: UInt32 = 0
  /// Windows: MEM_EXECUTE_OPTION_ bits of data execution prevention.
  public var executeFlags: UInt32 = 0
  /// Not zero for a protected process.
  public var isProtected: UInt32 = 0
  /// 0 unknown, 1 standard time, 2 daylight saving time.
  public var timeZoneID: UInt32 = 0
  /// Of the machine; see ``timeZoneID``.
  public var timeZone = TimeZoneRecord()

  public init() {}

  @inlinable
  public mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&second)
    visitor.visit(&integrityLevel)
    visitor.visit(&executeFlags)
    visitor.visit(&isProtected)
    visitor.visit(&timeZoneID)
    visitor.visit(&timeZone)
  }
}

/// With the system's build: MINIDUMP_MISC_INFO_4, 832 bytes.
public struct MiscInfo4Record: Record {
  /// What the third form has.
  public var third = MiscInfo3Record()
  /// UTF-16, ended by a zero.
  public var buildString = FixedArray<260, UInt16>(repeating: 0)
  /// UTF-16, ended by a zero: the library that wrote the dump.
  public var debuggerBuildString = FixedArray<40, UInt16>(repeating: 0)

  public init() {}

  @inlinable
  public mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&third)
    visitor.visit(&buildString)
    visitor.visit(&debuggerBuildString)
  }
}

/// With the extended processor state: MINIDUMP_MISC_INFO_5, 1364 bytes.
public struct MiscInfo5Record: Record {
  /// What the fourth form has.
  public var fourth = MiscInfo4Record()
  /// `XStateData`
  public var extendedState = ExtendedStateRecord()
  /// `ProcessCookie`: what Windows encodes the process's pointers with.
  public var processCookie: UInt32 = 0

  public init() {}

  @inlinable
  public mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&fourth)
    visitor.visit(&extendedState)
    visitor.visit(&processCookie)
  }
}
