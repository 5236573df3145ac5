import Bytes

/// The lines of a log, without their ends: line feeds, with any number of carriage returns before
/// (`adb shell` adds one).
struct LogLines: Sequence, IteratorProtocol {
  /// More of a line is not looked at: Breakpad's have 2,047 bytes at most, and the log's own words.
  static let longestLine = 64 * 1024

  private let log: ByteView
  private var position: Int
  private var isDone = false

  /// The lines from the one on that has its middle at `offset`.
  init(in log: ByteView, around offset: Int) {
    self.log = log
    position = offset
    while position > 0, offset - position < Self.longestLine, log[position - 1] != 0x0a {
      position -= 1
    }
  }

  mutating func next() -> LogLine? {
    guard !isDone, position < log.byteCount else { return nil }
    let end = log.firstOffset(of: [0x0a], from: position)
    isDone = end == nil
    let byteCount = Swift.min((end ?? log.byteCount) - position, Self.longestLine)
    let view = log.clampedSlice(at: UInt64(position), byteCount: UInt64(byteCount))
    position = (end ?? position) + 1
    return LogLine(view)
  }
}

/// A line of a log.
struct LogLine {
  let bytes: ArraySlice<UInt8>
  /// In the file.
  let offset: UInt64

  init(_ view: ByteView) {
    offset = view.fileOffset
    var bytes = view.bytes[...]
    while bytes.last == 0x0d { bytes.removeLast() }
    self.bytes = bytes
  }
}
