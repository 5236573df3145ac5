import MinidumpFormat
import MinidumpReading

/// What may be done with which memory, as far as a dump says: Windows' memory information, Linux's
/// memory map.
struct MemoryPermissions: Sendable {
  struct Region: Sendable {
    /// Not empty.
    var addresses: Range<UInt64>
    var rights: MemoryRights
  }

  /// By address, without overlaps; reserved memory is there, without rights.
  let regions: [Region]

  init(_ regions: [Region]) {
    self.regions = Self.withoutOverlaps(regions)
  }

  /// Windows' memory information goes before Linux's map, which says the same where both are there.
  init(_ information: MemoryInfoList?, _ maps: LinuxMaps?) {
    self.init(information.map(Self.regions(of:)) ?? maps.map(Self.regions(of:)) ?? [])
  }

  private static func regions(of information: MemoryInfoList) -> [Region] {
    information.compactMap { record in
      let (end, overflow) = record.baseAddress.addingReportingOverflow(record.regionByteCount)
      guard record.state != .free, !overflow, record.regionByteCount > 0 else { return nil }
      return Region(
        addresses: record.baseAddress..<end,
        rights: record.state == .committed ? MemoryRights(record.protection) : [])
    }
  }

  private static func regions(of maps: LinuxMaps) -> [Region] {
    maps.filter { $0.startAddress < $0.endAddress }.map {
      Region(addresses: $0.startAddress..<$0.endAddress, rights: MemoryRights($0))
    }
  }

  private static func withoutOverlaps(_ regions: [Region]) -> [Region] {
    var result: [Region] = []
    for region in regions.sorted(by: { $0.addresses.lowerBound < $1.addresses.lowerBound }) {
      let reached = result.last?.addresses.upperBound ?? 0
      if region.addresses.lowerBound >= reached { result.append(region) }
    }
    return result
  }

  /// Nil when the dump says nothing about the address.
  ///
  /// An address that no region holds may still be code: writers leave regions out.
  func isExecutable(at address: UInt64) -> Bool? {
    rights(at: address).map { $0.contains(.execute) }
  }

  /// Nil when the dump says nothing about the address.
  func rights(at address: UInt64) -> MemoryRights? {
    index(at: address).map { regions[$0].rights }
  }

  private func index(at address: UInt64) -> Int? {
    var low = 0
    var high = regions.count
    while low < high {
      let middle = (low + high) / 2
      if regions[middle].addresses.lowerBound <= address { low = middle + 1 } else { high = middle }
    }
    guard low > 0, regions[low - 1].addresses.contains(address) else { return nil }
    return low - 1
  }
}

extension MemoryPermissions {
  /// The largest guard area; allocators and thread libraries make them of a few pages.
  private static let guardByteLimit: UInt64 = 32 * 1024

  /// Whether the memory at an address looks like the guard of what lies beside it: small, without
  /// rights, and touching memory that has some.
  func isLikelyGuard(at address: UInt64) -> Bool {
    guard let index = index(at: address), regions[index].rights.isEmpty else { return false }
    let addresses = regions[index].addresses
    guard addresses.upperBound - addresses.lowerBound <= Self.guardByteLimit else { return false }
    let touchesBelow =
      index > 0 && regions[index - 1].addresses.upperBound == addresses.lowerBound
      && !regions[index - 1].rights.isEmpty
    let touchesAbove =
      index + 1 < regions.count && regions[index + 1].addresses.lowerBound == addresses.upperBound
      && !regions[index + 1].rights.isEmpty
    return touchesBelow || touchesAbove
  }
}
