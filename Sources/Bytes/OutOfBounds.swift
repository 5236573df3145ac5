/// A read that asked for bytes a view does not have.
public struct OutOfBounds: Error, Hashable, Sendable, CustomStringConvertible {
  /// Where the read began, in bytes from the start of the file.
  public var offset: UInt64
  /// How many bytes it needed.
  public var byteCount: UInt64
  /// How many bytes there are from `offset` on.
  public var available: UInt64

  public init(offset: UInt64, byteCount: UInt64, available: UInt64) {
    self.offset = offset
    self.byteCount = byteCount
    self.available = available
  }

  public var description: String {
    "needs \(byteCount) bytes at offset 0x\(String(offset, radix: 16)), but only \(available) are there"
  }
}
