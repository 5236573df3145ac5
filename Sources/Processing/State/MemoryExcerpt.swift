/// A few of the process's bytes around an address that matters.
public struct MemoryExcerpt: Hashable, Sendable {
  /// Why the address matters.
  public enum Subject: Hashable, Sendable {
    /// The instruction that was to be run next lies there.
    case instructions
    /// The stack pointer leads there.
    case stack
    /// The crash is about it.
    case crashAddress
  }

  /// Why these bytes are here.
  public var subject: Subject
  /// The address they are here for, somewhere in them.
  public var focus: UInt64
  /// Of the first byte.
  public var address: UInt64
  /// At most ``byteLimit``.
  public var bytes: [UInt8]

  /// The most bytes of an excerpt.
  public static let byteLimit = 256
  /// At most so many of them lie before the address.
  static let leadingByteLimit: UInt64 = 64

  public init(subject: Subject, focus: UInt64, address: UInt64, bytes: [UInt8]) {
    self.subject = subject
    self.focus = focus
    self.address = address
    self.bytes = bytes
  }
}
