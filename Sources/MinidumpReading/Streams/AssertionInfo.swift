public import Bytes
public import MinidumpFormat

/// A failed assertion: Breakpad's MDRawAssertionInfo.
public struct AssertionInfo: MinidumpStream {
  public static let type = StreamType.assertionInfo

  /// The fields as they lie in the file.
  public let record: AssertionInfoRecord

  public init(_ view: ByteView, in dump: Minidump) throws(MinidumpError) {
    record = try Self.head(view, "assertion info", dump.byteOrder)
  }

  /// What should have been true.
  public var expression: String { utf16Text(record.expression.array) }
  /// The function it stands in.
  public var function: String { utf16Text(record.function.array) }
  /// The source file it stands in.
  public var file: String { utf16Text(record.file.array) }
  /// The line it stands in, from 1.
  public var line: UInt32 { record.line }
  /// 1: an invalid parameter; 2: a pure virtual call.
  public var kind: UInt32 { record.type }
}
