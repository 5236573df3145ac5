public import Bytes

/// Which fields of a ``BreakpadInfoRecord`` mean something.
public struct BreakpadInfoValidity: OpenCode, OptionSet {
  public var rawValue: UInt32

  public init(rawValue: UInt32) {
    self.rawValue = rawValue
  }

  /// `MD_BREAKPAD_INFO_VALID_DUMP_THREAD_ID`
  public static let dumpThread = Self(rawValue: 0x1)
  /// `MD_BREAKPAD_INFO_VALID_REQUESTING_THREAD_ID`
  public static let requestingThread = Self(rawValue: 0x2)
}

/// Which threads wrote and asked for the dump: MDRawBreakpadInfo, 12 bytes.
///
/// <https://chromium.googlesource.com/breakpad/breakpad/+/main/src/google_breakpad/common/minidump_format.h>
public struct BreakpadInfoRecord: Record {
  /// Which of the two thread ids mean something.
  public var validity = BreakpadInfoValidity(rawValue: 0)
  /// The thread that wrote the dump; not of interest in a crash.
  public var dumpThreadID: UInt32 = 0
  /// The thread that crashed or asked for a dump.
  public var requestingThreadID: UInt32 = 0

  public init() {}

  @inlinable
  public mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&validity)
    visitor.visit(&dumpThreadID)
    visitor.visit(&requestingThreadID)
  }
}
