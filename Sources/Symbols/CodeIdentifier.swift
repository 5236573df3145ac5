/// What an executable file bears to be told from its other builds: Breakpad's "code identifier".
///
/// Windows: `%08x%x` of the PE header's time stamp and image size. ELF: the whole build id.
/// macOS: the Mach-O UUID. Always in lower case.
public struct CodeIdentifier: Hashable, Sendable, CustomStringConvertible {
  /// Never empty; hexadecimal digits, unless it was made from a text, which is not checked.
  public let text: String

  /// Nil for an empty text.
  public init?(_ text: some StringProtocol) {
    guard !text.isEmpty else { return nil }
    self.text = text.lowercased()
  }

  /// The identifier of a PE image.
  public init(timestamp: UInt32, imageByteCount: UInt32) {
    let digits = String(timestamp, radix: 16)
    text =
      String(repeating: "0", count: 8 - digits.count) + digits + String(imageByteCount, radix: 16)
  }

  /// The identifier of an ELF file. Nil for an empty build id.
  public init?(elfBuildID: some Collection<UInt8>) {
    guard !elfBuildID.isEmpty else { return nil }
    text = elfBuildID.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  public var description: String { text }
}
