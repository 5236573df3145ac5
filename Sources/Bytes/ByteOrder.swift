/// The order in which the bytes of a number lie in a file.
public enum ByteOrder: Sendable, Hashable, CaseIterable {
  case littleEndian
  case bigEndian

  /// Turns a number loaded as it lay in the file into its value.
  @inlinable
  public func value<T: FixedWidthInteger>(of raw: T) -> T {
    switch self {
    case .littleEndian: T(littleEndian: raw)
    case .bigEndian: T(bigEndian: raw)
    }
  }
}
