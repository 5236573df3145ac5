public import Bytes
public import MinidumpFormat

/// A stream whose bytes are written as they are.
public struct RawStream: Sendable {
  /// Must be no other stream's of the dump, or writing fails; only empty entries of type `unused`
  /// may repeat.
  public var type: StreamType
  /// In the dump's byte order.
  public var bytes: ByteView

  public init(type: StreamType, bytes: ByteView) {
    self.type = type
    self.bytes = bytes
  }

  /// A stream of text, in UTF-8 without an end mark: Linux's streams.
  public init(type: StreamType, text: String) {
    self.init(type: type, bytes: ByteView(Array(text.utf8)))
  }
}
