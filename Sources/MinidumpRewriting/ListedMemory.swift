import Bytes
import MinidumpFormat
import MinidumpReading
import MinidumpWriting

/// What the memory lists of a dump tell of, list by list.
struct ListedMemory: Sendable {
  /// As told, but each region once.
  private(set) var regions: [ProcessMemory.Region] = []
  /// As readers see it.
  private(set) var merged: ProcessMemory
  private var views: [MemoryRange: ByteView] = [:]

  init(_ byteOrder: ByteOrder) {
    merged = ProcessMemory([], byteOrder)
  }

  /// Adds the regions of a list that are not there yet.
  ///
  /// - Returns: the addresses of two regions that overlap, if any do.
  mutating func add(_ more: [ProcessMemory.Region]) -> (UInt64, UInt64)? {
    for region in more where !contains(region) {
      views[MemoryRange(region)] = views[MemoryRange(region)] ?? region.view
      regions.append(region)
    }
    merged = ProcessMemory(regions, merged.byteOrder)
    guard let overlap = regions.overlap else { return nil }
    if !regions.allSatisfy(isSeen) {
      regions = merged.regions
    }
    return overlap
  }

  /// Whether a region's bytes are those that readers see at its addresses.
  private func isSeen(_ region: ProcessMemory.Region) -> Bool {
    var (rest, address) = (region.view, region.address)
    while !rest.isEmpty {
      let seen = merged.view(from: address).clampedSlice(
        at: 0, byteCount: UInt64(rest.byteCount))
      let told = rest.clampedSlice(at: 0, byteCount: UInt64(seen.byteCount))
      guard !seen.isEmpty, told.hasSameBytes(as: seen) else { return false }
      rest = rest.clampedSlice(at: UInt64(seen.byteCount))
      address &+= UInt64(seen.byteCount)
    }
    return true
  }

  func contains(_ region: ProcessMemory.Region) -> Bool {
    views[MemoryRange(region)]?.hasSameBytes(as: region.view) == true
  }

  /// What one region has of these addresses; nil unless it has all.
  func bytes(at address: UInt64, byteCount: Int) -> ByteView? {
    if let view = views[MemoryRange(address: address, byteCount: byteCount)] { return view }
    guard let region = merged.region(containing: address) else { return nil }
    let view = region.view.clampedSlice(
      at: address - region.address, byteCount: UInt64(byteCount))
    return view.byteCount == byteCount ? view : nil
  }
}

/// Addresses in the process.
private struct MemoryRange: Hashable {
  var address: UInt64
  var byteCount: Int

  init(address: UInt64, byteCount: Int) {
    self.address = address
    self.byteCount = byteCount
  }

  init(_ region: ProcessMemory.Region) {
    self.init(address: region.address, byteCount: region.view.byteCount)
  }
}

extension [ProcessMemory.Region] {
  /// The addresses of two regions that overlap, or of one twice that reaches past the last address.
  fileprivate var overlap: (UInt64, UInt64)? {
    let sorted = self.sorted { $0.address < $1.address }
    for (index, region) in sorted.enumerated() {
      let (end, overflow) = region.address.addingReportingOverflow(
        UInt64(region.view.byteCount) &- 1)
      if overflow { return (region.address, region.address) }
      if index + 1 < sorted.count, sorted[index + 1].address <= end {
        return (region.address, sorted[index + 1].address)
      }
    }
    return nil
  }
}

extension DumpSnapshot {
  /// Adds the regions of a list to the memory. Those that are there already are taken once.
  mutating func add(_ list: some Collection<Minidump.MemoryRegion>, of subject: String) {
    var taken: [ProcessMemory.Region] = []
    for told in list {
      noteDamage(of: told, subject)
      let view = inAddressSpace(told.view, at: told.address, of: subject)
      let region = ProcessMemory.Region(address: told.address, view: view)
      if !region.view.isEmpty, !listedMemory.contains(region), spend(region.view.byteCount) {
        taken.append(region)
      }
    }
    if let (first, second) = listedMemory.add(taken) {
      note(
        MinidumpError(
          subject,
          "regions at 0x\(String(first, radix: 16)) and 0x\(String(second, radix: 16)) overlap: "
            + "each address is kept once, as readers see it"))
    }
    let passing = PassingMemory()
    memory = listedMemory.regions.map { passing.piece(at: $0.address, $0.view) }
  }

  private mutating func noteDamage(of region: Minidump.MemoryRegion, _ subject: String) {
    let start = "region at 0x\(String(region.address, radix: 16))"
    if region.claimedByteCount == 0 {
      note(MinidumpError(subject, "\(start) is empty: it is left out"))
    } else if region.isCutShort {
      note(
        MinidumpError(
          subject,
          "\(start) has \(region.claimedByteCount) bytes, of which the file has "
            + "\(region.view.byteCount)", at: region.view.fileOffset))
    }
  }
}
