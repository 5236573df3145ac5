/// Why a minidump could not be written.
public struct WritingError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A sentence about what does not fit, with the values.
  public var description: String

  public init(_ description: String) {
    self.description = description
  }
}
