#if canImport(Glibc)
  import Glibc
#endif

/// Lines from a file descriptor, each given when it has been read whole.
public struct LineReader {
  /// Longer lines are cut off: no path is that long.
  public static let lineLimit = 64 * 1024

  private let descriptor: Int32
  private let name: String
  private let isEndWanted: @Sendable () -> Bool
  private var bytes: [UInt8] = []
  private var position = 0
  private var isAtEnd = false

  /// - Parameters:
  ///   - descriptor: stays open.
  ///   - name: what it is called in errors: "standard input".
  ///   - isEndWanted: asked several times a second while nothing comes; when it says so, there are no
  ///     more lines.
  public init(
    _ descriptor: Int32, named name: String, isEndWanted: @escaping @Sendable () -> Bool = { false }
  ) {
    self.descriptor = descriptor
    self.name = name
    self.isEndWanted = isEndWanted
  }

  /// The next line, without its end; nil behind the last one.
  public mutating func next() throws(FileError) -> String? {
    var searched = position
    while true {
      if let end = bytes[searched...].firstIndex(of: 0x0a) {
        defer { position = end + 1 }
        return line(upTo: end)
      }
      if isAtEnd {
        defer { position = bytes.count }
        return position == bytes.count ? nil : line(upTo: bytes.count)
      }
      guard waitForBytes() else { return nil }
      searched = try readMore()
    }
  }

  private func line(upTo end: Int) -> String {
    var line = bytes[position..<end].prefix(Self.lineLimit)
    if line.last == UInt8(ascii: "\r") { line.removeLast() }
    return String(decoding: line, as: UTF8.self)
  }

  private static let pollMilliseconds: Int32 = 100

  /// False when the end is wanted first.
  private func waitForBytes() -> Bool {
    var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    while true {
      let count = unsafe poll(&waiting, 1, Self.pollMilliseconds)
      if count > 0 { return true }
      // What cannot be waited for cannot be read either, which tells why.
      if count < 0, errno != EINTR { return true }
      if isEndWanted() { return false }
    }
  }

  /// Returns where the new bytes begin.
  private mutating func readMore() throws(FileError) -> Int {
    // What is beyond the limit is not kept, so that a file without lines costs no memory.
    bytes = Array(bytes[position...].prefix(Self.lineLimit))
    position = 0
    let start = bytes.count
    var chunk = [UInt8](repeating: 0, count: 64 * 1024)
    var count = -1
    repeat {
      count = unsafe chunk.withUnsafeMutableBytes {
        unsafe read(descriptor, $0.baseAddress, $0.count)
      }
    } while count < 0 && errno == EINTR
    guard count >= 0 else { throw FileError(action: "read", path: name, code: errno) }
    isAtEnd = count == 0
    bytes.append(contentsOf: chunk[..<count])
    return start
  }
}
