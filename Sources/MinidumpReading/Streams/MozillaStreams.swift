public import Bytes
public import MinidumpFormat

/// `/proc/PID/limits`, as Mozilla's writer keeps it.
public struct MozLinuxLimits: TextStream {
  public static let type = StreamType.mozLinuxLimits
  public let view: ByteView

  public init(_ view: ByteView, in dump: Minidump) {
    self.view = view
  }
}

/// What did not work while the dump was written, as JSON text of Mozilla's writer.
public struct MozSoftErrors: TextStream {
  public static let type = StreamType.mozSoftErrors
  public let view: ByteView

  public init(_ view: ByteView, in dump: Minidump) {
    self.view = view
  }
}

/// The arguments macOS's kernel was started with, as Mozilla's writer keeps them.
public struct MozMacosBootargs: MinidumpStream {
  public static let type = StreamType.mozMacosBootargs

  /// The fields as they lie in the file.
  public let record: MacBootArgumentsRecord
  /// As one text.
  public let arguments: String
  public let problems: [MinidumpError]

  public init(_ view: ByteView, in dump: Minidump) throws(MinidumpError) {
    record = try Self.head(view, "macOS boot arguments", dump.byteOrder)
    let text = dump.string(at: record.offset)
    arguments = text.text
    problems = text.problem.map { [$0] } ?? []
  }
}
