import Bytes

/// The lines of a log, without their ends: line feeds, with any number of carriage returns before
/// (`adb shell` adds one).
struct LogLines: Sequence, IteratorProtocol {
  /// More of a line is not looked at: Breakpad's have 2,047 bytes at most, and the log's own words.
  static let longestLine = 64 * 1024

  private let log: ByteView
  private let encoding: LogEncoding
  private let lineFeed: [UInt8]
  private var position: Int
  private var isDone = false

  /// The lines from the one on that has its middle at `offset`, where a character begins.
  init(in log: ByteView, _ encoding: LogEncoding, around offset: Int) {
    self.log = log
    self.encoding = encoding
    lineFeed = encoding.bytes(of: "\n")
    position = offset
    while position >= lineFeed.count, offset - position < Self.longestLine, !isBehindLineFeed {
      position -= lineFeed.count
    }
  }

  private var isBehindLineFeed: Bool {
    lineFeed.indices.allSatisfy { log[position - lineFeed.count + $0] == lineFeed[$0] }
  }

  mutating func next() -> LogLine? {
    guard !isDone, position < log.byteCount else { return nil }
    let end = lineEnd
    isDone = end == nil
    let byteCount = Swift.min((end ?? log.byteCount) - position, Self.longestLine)
    let view = log.clampedSlice(at: UInt64(position), byteCount: UInt64(byteCount))
    position = (end ?? position) + lineFeed.count
    return LogLine(view, encoding)
  }

  /// Where the next line feed is: of UTF-16, one that is not made of halves of two characters.
  private var lineEnd: Int? {
    var start = position
    while let end = log.firstOffset(of: lineFeed, from: start) {
      if (end - position) % lineFeed.count == 0 { return end }
      start = end + 1
    }
    return nil
  }
}

/// A line of a log.
struct LogLine {
  /// UTF-8, without a mark of the order of bytes.
  let bytes: ArraySlice<UInt8>
  /// In the file.
  let offset: UInt64

  init(_ view: ByteView, _ encoding: LogEncoding) {
    offset = view.fileOffset
    var bytes = encoding.text(in: view)[...]
    while bytes.last == 0x0d { bytes.removeLast() }
    self.bytes = bytes.starts(with: Self.byteOrderMark) ? bytes.dropFirst(3) : bytes
  }

  private static let byteOrderMark: [UInt8] = [0xef, 0xbb, 0xbf]
}
