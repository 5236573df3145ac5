/// Something in a dump or a symbol file that could not be used, and what it cost.
public struct Diagnostic: Hashable, Sendable, CustomStringConvertible {
  /// What was affected: "thread list", "thread 3", "module 12".
  public var subject: String
  /// A sentence with the values at fault.
  public var message: String
  /// Where in the file, when that is known.
  public var offset: UInt64?

  public init(subject: String, message: String, offset: UInt64? = nil) {
    self.subject = subject
    self.message = message
    self.offset = offset
  }

  public var description: String { "\(subject): \(message)" }
}
