public import Symbols

public struct UnloadedModuleSummary: Hashable, Sendable {
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

  public func contains(_ address: UInt64) -> Bool {
    address >= baseAddress && address - baseAddress < byteCount
  }
}
