import MinidumpFormat

/// Looks for addresses of memory one flipped bit away from an address that could not be used.
struct BitFlipSearch {
  /// The bits that are tried.
  let bits: Range<UInt64>
  let permissions: MemoryPermissions
  /// What the crash needed the memory for; nil when it does not say, and any memory will do.
  let rights: MemoryRights?
  /// The values of the general registers.
  let registers: [UInt64]

  /// Registers this near to an address are believed to belong to it.
  private static let nearDistance: UInt64 = 4096
  /// Up to here, registers are near by accident, and values are numbers rather than pointers.
  private static let lowLimit = 2 * nearDistance

  /// The bits that could have made an address unusable; nil where no flip is looked for.
  ///
  /// A 32-bit process has so much of its address space in use that most flips hit something. On
  /// arm64 the upper byte is no part of an address.
  static func bits(
    on architecture: ProcessorArchitecture, wasNonCanonical: Bool
  ) -> Range<UInt64>? {
    switch architecture {
    case .amd64: wasNonCanonical ? 48..<64 : 0..<48
    case .arm64, .arm64Old: wasNonCanonical ? 48..<56 : 0..<48
    default: architecture.pointerByteCount == 8 ? 0..<64 : nil
    }
  }

  /// - Parameter register: where the address came from, when it is not the crash's own.
  func flips(of address: UInt64, register: String? = nil) -> [BitFlip] {
    guard !isUsable(address) else { return [] }
    return bits.flatMap { bit -> [BitFlip] in
      let candidate = address ^ (1 << bit)
      let flip = self.flip(to: candidate, from: address, register: register)
      // A null pointer needs no memory: a check for it went wrong.
      return (candidate == 0 ? [flip] : []) + (isUsable(candidate) ? [flip] : [])
    }
  }

  private func isUsable(_ address: UInt64) -> Bool {
    guard let allowed = permissions.rights(at: address) else { return false }
    return rights.map(allowed.isSuperset(of:)) ?? true
  }

  private func flip(to candidate: UInt64, from address: UInt64, register: String?) -> BitFlip {
    let near = registers.count { value in
      max(value, candidate) - min(value, candidate) <= Self.nearDistance
    }
    return BitFlip(
      address: candidate, register: register, wasNonCanonical: bits.lowerBound == 48,
      isNull: candidate == 0, wasLow: candidate == 0 && address <= Self.lowLimit,
      nearbyRegisterCount: candidate > Self.lowLimit ? near : 0,
      hasPoisonRegisters: registers.contains(where: Self.isPoison))
  }

  /// One of the bytes that allocators fill memory with, eight times: those of Firefox's
  /// `js/src/util/Poison.h`, 0xa5 of jemalloc, 0xe5 of mozjemalloc.
  private static func isPoison(_ value: UInt64) -> Bool {
    let byte = value & 0xff
    return value == byte &* 0x0101_0101_0101_0101 && poison.contains(byte)
  }

  private static let poison: Set<UInt64> = [
    0x2b, 0x2d, 0x2f, 0x49, 0x4b, 0x4d, 0x4f, 0x6b, 0x8b, 0x9b, 0x9f, 0xa5, 0xbb, 0xcc, 0xcd,
    0xce, 0xdb, 0xe5,
  ]
}
