public import Bytes
public import MinidumpFormat

/// A stream whose layout nobody but its writer knows.
public protocol OpaqueStream: MinidumpStream {
  /// The bytes as far as the file has them.
  var view: ByteView { get }
}

/// What Microsoft's JavaScript engine kept; undocumented.
public struct JavaScriptData: OpaqueStream {
  public static let type = StreamType.javaScriptData
  public let view: ByteView

  public init(_ view: ByteView, in dump: Minidump) {
    self.view = view
  }
}

/// What Intel Processor Trace recorded of the threads' ways through the code; undocumented.
public struct IPTTrace: OpaqueStream {
  public static let type = StreamType.iptTrace
  public let view: ByteView

  public init(_ view: ByteView, in dump: Minidump) {
    self.view = view
  }
}
