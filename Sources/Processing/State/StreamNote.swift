/// A stream that is there but not read.
public struct StreamNote: Hashable, Sendable {
  /// The number in the directory.
  public var type: UInt32
  /// Nil when nobody here knows the type.
  public var name: String?
  /// Where the stream lies in the file.
  public var offset: UInt64
  /// As the directory claims; the file may end before.
  public var byteCount: UInt64
  /// Whose stream it is, when the number tells: "Crashpad Extension".
  public var vendor: String?

  public init(
    type: UInt32, name: String?, offset: UInt64, byteCount: UInt64, vendor: String? = nil
  ) {
    self.type = type
    self.name = name
    self.offset = offset
    self.byteCount = byteCount
    self.vendor = vendor
  }
}
