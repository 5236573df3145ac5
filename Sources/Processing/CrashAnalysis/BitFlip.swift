/// An address that a program may have meant, if a bit of it had not been flipped by bad memory.
public struct BitFlip: Hashable, Sendable {
  /// The address with the bit as it may have been.
  public var address: UInt64
  /// The register whose value was tried; nil for the address of the crash itself.
  public var register: String?
  /// The flip made the address one that the CPU refuses.
  public var wasNonCanonical: Bool
  /// ``address`` is 0: only the flipped bit was set.
  public var isNull: Bool
  /// The address with the flip is so low that it is more likely a small number; only where
  /// ``isNull``.
  public var wasLow: Bool
  /// How many registers hold an address near this one; 0 for low addresses, which are near many.
  public var nearbyRegisterCount: Int
  /// A register holds a pattern that freed or fresh memory is filled with.
  public var hasPoisonRegisters: Bool

  public init(
    address: UInt64, register: String?, wasNonCanonical: Bool, isNull: Bool, wasLow: Bool,
    nearbyRegisterCount: Int, hasPoisonRegisters: Bool
  ) {
    self.address = address
    self.register = register
    self.wasNonCanonical = wasNonCanonical
    self.isNull = isNull
    self.wasLow = wasLow
    self.nearbyRegisterCount = nearbyRegisterCount
    self.hasPoisonRegisters = hasPoisonRegisters
  }

  /// How likely this is, from 0 to 1.
  ///
  /// The numbers are rust-minidump's, which it drew from a hat; only their order means something.
  public var confidence: Float {
    var evidence: [Float] = [0.25]
    if wasNonCanonical { evidence.append(0.9) }
    if isNull { evidence.append(wasLow ? 0.25 : 0.5) }
    if nearbyRegisterCount > 0 {
      evidence.append(Self.nearness[min(nearbyRegisterCount, Self.nearness.count) - 1])
    }
    let doubt = evidence.reduce(1 as Float) { $0 * (1 - $1) }
    return (1 - doubt) * (hasPoisonRegisters ? 0.5 : 1)
  }

  /// By the number of registers, from 1.
  private static let nearness: [Float] = [0.5, 0.55, 0.6, 0.65]
}
