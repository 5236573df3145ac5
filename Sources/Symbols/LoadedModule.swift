/// A module at its place in the crashed process.
public struct LoadedModule: Hashable, Sendable {
  /// Which module it is.
  public var id: ModuleID
  /// Address of its first byte.
  public var baseAddress: UInt64
  /// Bytes from its first to just behind its last.
  public var byteCount: UInt64

  public init(id: ModuleID, baseAddress: UInt64, byteCount: UInt64) {
    self.id = id
    self.baseAddress = baseAddress
    self.byteCount = byteCount
  }

  /// Address just behind its last byte, held at the top of the address space.
  public var endAddress: UInt64 {
    let (end, overflow) = baseAddress.addingReportingOverflow(byteCount)
    return overflow ? .max : end
  }

  /// Whether an address in the process lies in the module; none does when its byte count is 0.
  public func contains(_ address: UInt64) -> Bool {
    address >= baseAddress && address - baseAddress < byteCount
  }
}
