import Fetching
import Glibc

/// Lines that are sent at once, to a pipe or a socket.
final class EventOutput {
  private let descriptor: Int32
  /// Whether nobody reads any more.
  private(set) var isBroken = false

  init(_ descriptor: Int32) {
    self.descriptor = descriptor
  }

  func send(_ line: FetchLine) {
    var rest = Array(line.text.utf8)[...]
    while !rest.isEmpty, !isBroken {
      let count = unsafe rest.withUnsafeBytes { unsafe Self.send($0, to: descriptor) }
      if count >= 0 {
        rest = rest.dropFirst(count)
      } else {
        isBroken = errno != EINTR
      }
    }
  }

  /// A socket that nobody reads any more must not end the process.
  private static func send(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Int {
    let count = unsafe Glibc.send(descriptor, bytes.baseAddress, bytes.count, Int32(MSG_NOSIGNAL))
    guard count < 0, errno == ENOTSOCK else { return count }
    return unsafe write(descriptor, bytes.baseAddress, bytes.count)
  }
}
