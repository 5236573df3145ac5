import Bytes

/// The lines of a text, one after the other.
struct LineScan {
  struct Line {
    var start: Int
    /// Without carriage returns and the line feed.
    var end: Int
    var endsWithCarriageReturn: Bool
    var isASCII: Bool

    func isUTF8(in text: ByteView) -> Bool {
      unsafe text.clampedSlice(at: UInt64(start), byteCount: UInt64(end - start)).withUnsafeBytes {
        unsafe String(validating: $0, as: UTF8.self) != nil
      }
    }
  }

  private let text: ByteView
  private var position = 0
  /// Whether the text ends in the middle of a line.
  private(set) var lacksLastLineFeed = false

  init(_ text: ByteView) {
    self.text = text
  }

  /// Nil behind the last line.
  mutating func next() -> Line? {
    let start = position
    guard start < text.byteCount else { return nil }
    let (feed, marks) = unsafe text.withUnsafeBytes { unsafe Self.lineFeed(in: $0, from: start) }
    lacksLastLineFeed = feed == text.byteCount
    position = min(text.byteCount, feed + 1)
    var end = feed
    while end > start, text[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return Line(
      start: start, end: end, endsWithCarriageReturn: end < feed,
      isASCII: marks & 0x8080_8080_8080_8080 == 0)
  }

  /// Where a line ends, and bytes that have their top bit when one in front of it has: some behind it
  /// count, too.
  private static func lineFeed(
    in bytes: UnsafeRawBufferPointer, from start: Int
  ) -> (feed: Int, marks: UInt64) {
    var position = start
    var marks: UInt64 = 0
    while position + 8 <= bytes.count {
      let word = unsafe UInt64(
        littleEndian: bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self))
      marks |= word
      let difference = word ^ 0x0a0a_0a0a_0a0a_0a0a
      let feeds = (difference &- 0x0101_0101_0101_0101) & ~difference & 0x8080_8080_8080_8080
      if feeds != 0 { return (position + feeds.trailingZeroBitCount >> 3, marks) }
      position += 8
    }
    while position < bytes.count, unsafe bytes[position] != 0x0a {
      marks |= unsafe UInt64(bytes[position])
      position += 1
    }
    return (position, marks)
  }
}
