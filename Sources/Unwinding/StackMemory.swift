/// The memory of the crashed process, as far as a walk may look at it.
public protocol StackMemory: Sendable {
  /// The unsigned number of 1, 2, 4 or 8 bytes at an address, in the process's byte order; nil where
  /// the memory is not at hand.
  func number(at address: UInt64, byteCount: Int) -> UInt64?

  /// Whether code may run at an address; nil when nothing says so or otherwise.
  func isExecutable(at address: UInt64) -> Bool?

  /// The addresses of the first stretch of memory that begins at or behind an address.
  func nextRegion(from address: UInt64) -> Range<UInt64>?
}
