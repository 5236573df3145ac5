/// A number from a file with named values, open to values nobody has named yet.
///
/// ```swift
/// public struct StreamType: OpenCode {
///   public var rawValue: UInt32
///   public init(rawValue: UInt32) { self.rawValue = rawValue }
///   /// `ThreadListStream`
///   public static let threadList = Self(rawValue: 3)
/// }
/// ```
public protocol OpenCode: RawRepresentable, Hashable, Sendable
where RawValue: FixedWidthInteger & BitwiseCopyable & Sendable {
  init(rawValue: RawValue)
}

extension OpenCode {
  /// The number as the format's documents write it: `0x00000003`.
  public var hexadecimal: String {
    let digits = String(rawValue, radix: 16)
    return "0x" + String(repeating: "0", count: max(0, RawValue.bitWidth / 4 - digits.count))
      + digits
  }
}
