public import Bytes

#if canImport(Glibc)
  import Glibc
#endif

/// A file descriptor that bytes are written to: a new file, or one that somebody else opened.
public final class FileSink: Sendable {
  /// What the sink is called in errors: a path, or "standard output".
  public let name: String
  private let descriptor: Int32
  private let isOwned: Bool

  /// A new, empty file; one that is there is emptied.
  public init(creating path: String) throws(FileError) {
    descriptor = unsafe Glibc.open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw FileError(action: "create", path: path, code: errno) }
    name = path
    isOwned = true
  }

  /// A file that is there, from which everything behind its first bytes is cut away; what is written
  /// comes behind them.
  public init(continuing path: String, behind byteCount: Int) throws(FileError) {
    descriptor = unsafe Glibc.open(path, O_WRONLY | O_APPEND | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError(action: "open", path: path, code: errno) }
    name = path
    isOwned = true
    guard ftruncate(descriptor, byteCount) == 0 else {
      throw FileError(action: "cut", path: path, code: errno)
    }
  }

  /// A file, made when there is none, behind whose end all is written, whoever else does so.
  public init(appendingTo path: String) throws(FileError) {
    descriptor = unsafe Glibc.open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw FileError(action: "open", path: path, code: errno) }
    name = path
    isOwned = true
  }

  private init(descriptor: Int32, name: String) {
    self.descriptor = descriptor
    self.name = name
    isOwned = false
  }

  /// Descriptor 1, which stays open.
  public static let standardOutput = FileSink(descriptor: STDOUT_FILENO, name: "standard output")
  /// Descriptor 2, which stays open.
  public static let standardError = FileSink(descriptor: STDERR_FILENO, name: "standard error")

  /// Whether a person is likely to look at what is written.
  public var isTerminal: Bool { isatty(descriptor) == 1 }

  /// How many columns and rows a terminal shows; nil for what is no terminal or does not know.
  public var screen: (columnCount: Int, rowCount: Int)? {
    var size = winsize()
    guard unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_row > 0
    else { return nil }
    return (Int(size.ws_col), Int(size.ws_row))
  }

  /// Whether this is the terminal that its user works at with this program now, and with no other.
  public var isForegroundTerminal: Bool { tcgetpgrp(descriptor) == getpgrp() }

  /// Writes all of `bytes`, however often the system takes only a part.
  ///
  /// With `SIGPIPE` ignored, a reader that went away is an error with code `EPIPE`.
  public func write(_ bytes: [UInt8]) throws(FileError) {
    try append(ByteView(bytes))
  }

  deinit {
    if isOwned {
      close(descriptor)
    }
  }
}

extension FileSink: ByteSink {
  /// Writes all of `bytes`, as ``write(_:)`` does.
  public func append(_ bytes: ByteView) throws(FileError) {
    try Self.append(bytes, to: descriptor, named: name)
  }

  /// Writes all of `bytes` to a descriptor.
  static func append(
    _ bytes: ByteView, to descriptor: Int32, named name: String
  ) throws(FileError) {
    var rest = bytes
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes {
        unsafe Glibc.write(descriptor, $0.baseAddress, $0.count)
      }
      if count < 0 {
        if errno == EINTR { continue }
        throw FileError(action: "write", path: name, code: errno)
      }
      rest = rest.clampedSlice(at: UInt64(count))
    }
  }
}
