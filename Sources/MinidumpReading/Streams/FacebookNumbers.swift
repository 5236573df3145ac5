public import Bytes
public import MinidumpFormat

/// The number of the application's build, of Facebook's own.
public struct FacebookBuildID: MinidumpStream {
  public static let type = StreamType.facebookBuildID

  /// The number that the stream begins with.
  public let number: UInt32

  public init(_ view: ByteView, in dump: Minidump) throws(MinidumpError) {
    guard let number: UInt32 = try? view.load(at: 0, dump.byteOrder) else {
      throw MinidumpError(
        "Facebook build id", "is \(view.byteCount) bytes long, it needs 4", at: view.fileOffset)
    }
    self.number = number
  }
}

/// Facebook's own tables for walking stacks, in a form nobody has described.
public struct FacebookUnwindSymbols: MinidumpStream {
  public static let type = StreamType.facebookUnwindSymbols
  /// The bytes of the tables.
  public let view: ByteView

  public init(_ view: ByteView, in dump: Minidump) {
    self.view = view
  }
}
