import MinidumpFormat
import MinidumpReading

/// Where code may run, as far as a dump says: Windows' memory information, Linux's memory map.
struct MemoryPermissions: Sendable {
  private struct Region {
    var addresses: Range<UInt64>
    var isExecutable: Bool
  }

  /// By address, without overlaps.
  private let regions: [Region]

  /// Windows' memory information goes before Linux's map, which says the same where both are there.
  init(_ information: MemoryInfoList?, _ maps: LinuxMaps?) {
    let regions = information.map(Self.regions(of:)) ?? maps.map(Self.regions(of:)) ?? []
    self.regions = Self.withoutOverlaps(regions)
  }

  private static func regions(of information: MemoryInfoList) -> [Region] {
    information.compactMap { record in
      let (end, overflow) = record.baseAddress.addingReportingOverflow(record.regionByteCount)
      guard record.state == .committed, !overflow, record.regionByteCount > 0 else { return nil }
      return Region(
        addresses: record.baseAddress..<end, isExecutable: record.protection.isExecutable)
    }
  }

  private static func regions(of maps: LinuxMaps) -> [Region] {
    maps.filter { $0.startAddress < $0.endAddress }.map {
      Region(addresses: $0.startAddress..<$0.endAddress, isExecutable: $0.isExecutable)
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
    guard !regions.isEmpty else { return nil }
    var low = 0
    var high = regions.count
    while low < high {
      let middle = (low + high) / 2
      if regions[middle].addresses.lowerBound <= address { low = middle + 1 } else { high = middle }
    }
    guard low > 0, regions[low - 1].addresses.contains(address) else { return nil }
    return regions[low - 1].isExecutable
  }
}

extension MemoryProtection {
  /// Whether code may run: one of the PAGE_EXECUTE kinds, and no guard page.
  fileprivate var isExecutable: Bool {
    !isDisjoint(with: [.execute, .executeRead, .executeReadWrite, .executeWriteCopy])
  }
}
