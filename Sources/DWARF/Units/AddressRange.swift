/// A stretch of addresses in the linked file.
public struct AddressRange: Hashable, Sendable {
  /// Its first address.
  public var start: UInt64
  /// Behind its last address; above ``start``.
  public var end: UInt64

  public init(start: UInt64, end: UInt64) {
    self.start = start
    self.end = end
  }
}
