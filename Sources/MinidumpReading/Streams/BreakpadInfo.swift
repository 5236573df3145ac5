public import Bytes
public import MinidumpFormat

/// Which threads wrote and asked for the dump: Breakpad's MDRawBreakpadInfo.
public struct BreakpadInfo: MinidumpStream {
  public static let type = StreamType.breakpadInfo

  /// The fields as they lie in the file.
  public let record: BreakpadInfoRecord

  public init(_ view: ByteView, in dump: Minidump) throws(MinidumpError) {
    record = try Self.head(view, "Breakpad info", dump.byteOrder)
  }

  /// The thread that wrote the dump, which is not of interest in a crash.
  public var dumpThreadID: UInt32? {
    record.validity.contains(.dumpThread) ? record.dumpThreadID : nil
  }

  /// The thread that crashed or asked for a dump.
  public var requestingThreadID: UInt32? {
    record.validity.contains(.requestingThread) ? record.requestingThreadID : nil
  }
}
