import Bytes
import MinidumpReading

/// The parts of a MIME multipart body (RFC 2046, 5.1), whose boundary is its first line, or the first
/// behind a preamble.
struct MultipartParts {
  /// A body with more is somebody's joke; its other parts are not looked at.
  static let countLimit = 1000
  /// RFC 2046 allows 70 characters.
  private static let longestBoundary = 256

  private(set) var parts: [MultipartPart] = []
  /// Whether the boundary that ends the body was there.
  private(set) var isWhole = false

  private let body: ByteView
  /// A line feed, two hyphens and the boundary.
  private let delimiter: [UInt8]

  /// Nil when there is no boundary, or it is never followed by a part.
  init?(_ bytes: ByteView) {
    guard let offset = InputKind.multipartOffset(in: bytes) else { return nil }
    let body = bytes.clampedSlice(at: UInt64(offset))
    guard let line = Self.firstLine(of: body) else { return nil }
    self.body = body
    delimiter = [0x0a] + line
    read(from: line.count)
    guard !parts.isEmpty else { return nil }
  }

  /// "--boundary", without white space behind it.
  private static func firstLine(of body: ByteView) -> [UInt8]? {
    let head = body.clampedSlice(at: 0, byteCount: UInt64(longestBoundary)).bytes
    guard let end = head.firstIndex(of: 0x0a) else { return nil }
    var line = head[..<end]
    while let last = line.last, last.isBlank { line.removeLast() }
    guard line.count > 2, line.starts(with: "--".utf8),
      line.allSatisfy({ $0 >= 0x20 && $0 < 0x7f })
    else { return nil }
    return Array(line)
  }

  /// - Parameter start: behind the first boundary.
  private mutating func read(from start: Int) {
    var position = afterLine(from: start)
    while let contentStart = position, parts.count < Self.countLimit {
      let (end, next) = endOfPart(from: contentStart)
      let view = body.clampedSlice(
        at: UInt64(contentStart), byteCount: UInt64(end - contentStart))
      if let part = MultipartPart(view) { parts.append(part) }
      position = next
    }
  }

  /// Where the part's last byte is followed by a boundary, and where the next part begins; the body's
  /// end and nil when there is none.
  private mutating func endOfPart(from start: Int) -> (end: Int, next: Int?) {
    // The boundary may follow at once: its line feed is then that of the line before.
    var position = start - 1
    while let found = body.firstOffset(of: delimiter, from: position) {
      let behind = found + delimiter.count
      let end = found > start && body[found - 1] == 0x0d ? found - 1 : max(found, start)
      if body[behind] == 0x2d, body[behind + 1] == 0x2d {
        isWhole = true
        return (end, nil)
      }
      if let next = afterLine(from: behind) { return (end, next) }
      // A longer line, or the body's end.
      position = behind
    }
    return (body.byteCount, nil)
  }

  /// Where the next line begins, when nothing but white space is left of this one.
  private func afterLine(from offset: Int) -> Int? {
    var position = offset
    while let byte = body[position], byte.isBlank, position - offset < Self.longestBoundary {
      position += 1
    }
    return body[position] == 0x0a ? position + 1 : nil
  }
}

extension UInt8 {
  /// A space, a tab or a carriage return.
  fileprivate var isBlank: Bool { self == 0x20 || self == 0x09 || self == 0x0d }
}
