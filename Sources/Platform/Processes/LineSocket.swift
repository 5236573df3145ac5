#if canImport(Glibc)
  import Glibc
#endif

/// One end of a connection over which lines go in both directions.
public final class LineSocket: Sendable {
  private let descriptor: Int32

  private init(_ descriptor: Int32) {
    self.descriptor = descriptor
  }

  /// Two connected ends: one for this process, and the descriptor of the other, to be given away.
  public static func pair() throws(FileError) -> (ours: LineSocket, theirs: Int32) {
    var ends: [Int32] = [-1, -1]
    let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
    guard unsafe socketpair(AF_UNIX, kind, 0, &ends) == 0 else {
      throw FileError(action: "make", path: "a socket", code: errno)
    }
    return (LineSocket(ends[0]), ends[1])
  }

  /// Sends a text; an other end that was closed is an error, and no signal.
  public func send(_ text: String) throws(FileError) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes {
        unsafe Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      if count < 0 {
        if errno == EINTR { continue }
        throw FileError(action: "write", path: "a socket", code: errno)
      }
      rest = rest.dropFirst(count)
    }
  }

  /// Gives each line that comes, without its end, until the other end is closed.
  public func readLines(_ body: (String) -> Void) {
    var reader = LineReader(descriptor, named: "a socket")
    while let line = try? reader.next() { body(line) }
  }

  /// Lets the other end know that nothing more comes; lines still may come from there.
  public func endSending() {
    shutdown(descriptor, Int32(SHUT_WR))
  }

  deinit {
    close(descriptor)
  }
}
