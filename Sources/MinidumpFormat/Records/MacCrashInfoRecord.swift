public import Bytes

/// Where the `__crash_info` records of macOS modules lie: MINIDUMP_MAC_CRASH_INFO, 172 bytes.
///
/// Mozilla's own; see `minidump_format.h` of Firefox's Breakpad.
public struct MacCrashInfoHeader: Record {
  public var streamType = StreamType(rawValue: 0)
  public var recordCount: UInt32 = 0
  /// How many bytes of a record come before its texts.
  public var recordStartByteCount: UInt32 = 0
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
