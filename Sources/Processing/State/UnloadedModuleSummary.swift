public import Symbols

/// A module that was unloaded before the crash; code there now is not its own.
public struct UnloadedModuleSummary: Hashable, Sendable {
  /// The whole path.
  public var name: String
  public var baseAddress: UInt64
  public var byteCount: UInt64
  public var codeIdentifier: CodeIdentifier?

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
