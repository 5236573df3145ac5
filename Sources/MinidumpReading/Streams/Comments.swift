public import Bytes
public import MinidumpFormat

/// What someone noted in the dump, in a code page nobody told: WinDbg's `.dump /c`, ProcDump, Wine.
public struct CommentA: MinidumpStream {
  public static let type = StreamType.commentA

  /// The bytes as they lie in the file, with the zero at their end if there is one.
  public let view: ByteView

  public init(_ view: ByteView, in dump: Minidump) {
    self.view = view
  }

  /// The text up to its first zero, read as UTF-8; what is not UTF-8 becomes U+FFFD.
  public var text: String { utf8Text(view) }
}

/// What someone noted in the dump, in UTF-16.
public struct CommentW: MinidumpStream {
  public static let type = StreamType.commentW

  /// The bytes as they lie in the file, with the zero at their end if there is one.
  public let view: ByteView
  private let byteOrder: ByteOrder

  public init(_ view: ByteView, in dump: Minidump) {
    self.view = view
    byteOrder = dump.byteOrder
  }

  /// The text up to its first zero; halves of surrogate pairs become U+FFFD.
  public var text: String {
    utf16Text((0..<view.byteCount / 2).lazy.map { unit(at: 2 * $0) })
  }

  public var problems: [MinidumpError] {
    guard view.byteCount % 2 != 0 else { return [] }
    return [
      MinidumpError(
        "comment", "is \(view.byteCount) bytes long, half a UTF-16 unit too many",
        at: view.fileOffset)
    ]
  }

  private func unit(at offset: Int) -> UInt16 {
    (try? view.load(at: offset, byteOrder)) ?? 0
  }
}
