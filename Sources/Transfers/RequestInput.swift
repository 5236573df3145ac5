import Fetching
import Glibc

/// Lines that come in whenever somebody sends them.
final class RequestInput {
  let descriptor: Int32
  /// Whether reading would not wait.
  var isReady = false
  private(set) var isAtEnd = false
  private var bytes: [UInt8] = []

  /// Longer lines are no requests.
  private static let lineLimit = 64 * 1024

  init(_ descriptor: Int32) {
    self.descriptor = descriptor
  }

  /// The lines that have come in whole since the last time.
  func lines() -> [FetchLine] {
    guard isReady else { return [] }
    isReady = false
    var chunk = [UInt8](repeating: 0, count: Self.lineLimit)
    let count = unsafe chunk.withUnsafeMutableBytes {
      unsafe read(descriptor, $0.baseAddress, $0.count)
    }
    guard count > 0 else {
      isAtEnd = count == 0 || errno != EINTR && errno != EAGAIN
      return []
    }
    bytes += chunk[..<count]
    guard let end = bytes.lastIndex(of: 0x0a) else {
      isAtEnd = bytes.count > Self.lineLimit
      return []
    }
    defer { bytes.removeSubrange(...end) }
    return bytes[..<end].split(separator: 0x0a).compactMap {
      FetchLine(parsing: String(decoding: $0, as: UTF8.self))
    }
  }
}
