public import Symbols

/// A module that was unloaded before the crash; code there now is not its own.
public struct UnloadedModuleSummary: Hashable, Sendable {
  /// The whole path.
  public var name: String
  /// Address of the first byte it had.
  public var baseAddress: UInt64
  /// Bytes from its first to just behind its last.
  public var byteCount: UInt64
  /// Of the time stamp and image size that Windows noted.
  public var codeIdentifier: CodeIdentifier?
  /// Seconds since 1970 when the module was linked, or a hash in its place; 0 for none.
  public var timestamp: UInt32 = 0
  /// Of the file, as the linker wrote it; 0 for none.
  public var checksum: UInt32 = 0

  public init(
    name: String, baseAddress: UInt64, byteCount: UInt64, codeIdentifier: CodeIdentifier?
  ) {
    self.name = name
    self.baseAddress = baseAddress
    self.byteCount = byteCount
    self.codeIdentifier = codeIdentifier
  }

  /// Whether the module lay at an address in the process.
  public func contains(_ address: UInt64) -> Bool {
    address >= baseAddress && address - baseAddress < byteCount
  }
}
