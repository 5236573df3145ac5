public import Bytes

/// Where the `__crash_info` records of macOS modules lie: MINIDUMP_MAC_CRASH_INFO, 172 bytes.
///
/// Mozilla's own; see `minidump_format.h` of Firefox's Breakpad.
public struct MacCrashInfoHeader: Record {
  /// ``StreamType/mozMacosCrashInfo``
  public var streamType = StreamType(rawValue: 0)
  /// How many of ``records`` mean something: at most 20.
  public var recordCount: UInt32 = 0
  /// How many bytes of a record come before its texts.
  public var recordStartByteCount: UInt32 = 0
  /// Where each record lies in the file.
  public var records = FixedArray<20, Location>(repeating: Location())

  public init() {}

  @inlinable
  public mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&streamType)
    visitor.visit(&recordCount)
    visitor.visit(&recordStartByteCount)
    visitor.visit(&records)
  }
}

/// The start of a module's `__crash_info`, in every version, 16 bytes.
public struct MacCrashInfo1Record: Record {
  /// ``StreamType/mozMacosCrashInfo``, in 64 bits.
  public var streamType: UInt64 = 0
  /// 1, 4 or 5: which record this is.
  public var version: UInt64 = 0

  public init() {}

  @inlinable
  public mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&streamType)
    visitor.visit(&version)
  }
}

/// A module's `__crash_info` from version 4 on, 32 bytes; five texts follow, each ended by a zero:
/// the module's path, the message, the signature, the backtrace, a second message.
public struct MacCrashInfo4Record: Record {
  /// What every version has.
  public var first = MacCrashInfo1Record()
  /// The thread the message is about.
  public var thread: UInt64 = 0
  /// What a crash dialog should do.
  public var dialogMode: UInt64 = 0

  public init() {}

  @inlinable
  public mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&first)
    visitor.visit(&thread)
    visitor.visit(&dialogMode)
  }
}

/// A module's `__crash_info` from version 5 on, 40 bytes, then the texts.
public struct MacCrashInfo5Record: Record {
  /// What version 4 has.
  public var fourth = MacCrashInfo4Record()
  /// Why the process was ended.
  public var abortCause: UInt64 = 0

  public init() {}

  @inlinable
  public mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&fourth)
    visitor.visit(&abortCause)
  }
}

/// Where the arguments of macOS's kernel lie: MINIDUMP_MAC_BOOTARGS, 12 bytes.
public struct MacBootArgumentsRecord: Record {
  /// ``StreamType/mozMacosBootargs``
  public var streamType = StreamType(rawValue: 0)
  /// Where a MINIDUMP_STRING lies in the file.
  public var offset: UInt64 = 0

  public init() {}

  @inlinable
  public mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&streamType)
    visitor.visit(&offset)
  }
}
