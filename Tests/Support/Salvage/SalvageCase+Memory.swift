extension SalvageCase {
  static var memory: [SalvageCase] {
    [
      regionOutside, emptyRegion, contradictingRegions, cutLargeMemory, longLargeList,
      shortEntries, longInfoList, emptyInfo, overlappingInfo,
    ]
  }

  /// A memory list behind a region that has nothing wrong.
  private static func regions(
    _ situation: String, _ outcome: String, _ words: String, address: UInt64 = 0x9000,
    _ place: (inout SyntheticDump) -> SyntheticDump.Place
  ) -> SalvageCase {
    var dump = base
    let sound = dump.place([1, 2, 3, 4, 5, 6, 7, 8])
    let broken = place(&dump)
    let list = dump.nextOffset
    dump.addMemory([(0x7000, sound), (address, broken)])
    return SalvageCase(
      situation, outcome, "memory list", "1 of 2 regions: \(words)", at: list + 4 + 16, dump.bytes)
  }

  private static var regionOutside: SalvageCase {
    regions(
      "a region of memory lies outside the file", "the others are read",
      "the file ends before they do, and what is there is read"
    ) { _ in nowhere }
  }

  private static var emptyRegion: SalvageCase {
    regions("a region of memory is empty", "the others are read", "they are empty") { _ in .none }
  }

  private static var contradictingRegions: SalvageCase {
    regions(
      "two regions say different things of an address", "the one that is listed first counts",
      "at the same addresses others say something else, and the one listed first counts",
      address: 0x7004
    ) { $0.place([50, 60, 70, 80, 90, 100, 110, 120]) }
  }

  /// MINIDUMP_MEMORY64_LIST with these regions, whose bytes begin at `offset`.
  private static func large(
    _ dump: inout SyntheticDump, count: UInt64, at offset: Int, _ regions: [(UInt64, UInt64)]
  ) -> SyntheticDump.Place {
    var list = dump.assembler
    list.u64(count)  // NumberOfMemoryRanges
    list.u64(UInt64(offset))  // BaseRva
    for (address, byteCount) in regions {
      list.u64(address)
      list.u64(byteCount)
    }
    let place = dump.place(list.bytes)
    dump.add(stream: 9, at: place)
    return place
  }

  private static var cutLargeMemory: SalvageCase {
    var dump = base
    let place = large(&dump, count: 2, at: 32, [(0xa000, 32), (0xb000, 0x10_0000)])
    return SalvageCase(
      "a full dump is cut short inside its memory", "each region is read as far as it is there",
      "large memory list", "its memory reaches to 0x100040, the file ends at",
      at: place.offset, dump.bytes)
  }

  private static var longLargeList: SalvageCase {
    var dump = base
    let place = large(&dump, count: 5, at: 32, [(0xa000, 32)])
    return SalvageCase(
      "the list of a full dump's memory is cut short", "the regions that are there are read",
      "large memory list", "claims 5 entries, only 1 are there", at: place.offset, dump.bytes)
  }

  /// MINIDUMP_MEMORY_INFO_LIST with regions of these addresses and lengths.
  private static func info(
    _ situation: String, _ outcome: String, _ words: String, entryByteCount: UInt32 = 48,
    count: UInt64 = 2, at offset: Int, _ second: (address: UInt64, byteCount: UInt64)
  ) -> SalvageCase {
    var dump = base
    var list = dump.assembler
    list.u32(16)  // SizeOfHeader
    list.u32(entryByteCount)  // SizeOfEntry
    list.u64(count)  // NumberOfEntries
    for (address, byteCount): (UInt64, UInt64) in [(0x40_0000, 0x1000), second] {
      list.u64(address)  // BaseAddress
      list.u64(address)  // AllocationBase
      list.u64(0x20)  // AllocationProtect
      list.u64(byteCount)  // RegionSize
      list.u32(0x1000)  // State: MEM_COMMIT
      list.u32(0x20)  // Protect: PAGE_EXECUTE_READ
      list.u64(0x100_0000)  // Type: MEM_IMAGE
    }
    let place = dump.place(list.bytes)
    dump.add(stream: 16, at: place)
    return SalvageCase(
      situation, outcome, "memory info list", words, at: place.offset + offset, dump.bytes)
  }

  private static var shortEntries: SalvageCase {
    info(
      "a list's entries are too short for their record", "the list counts as missing",
      "entries of 40 bytes are too short, they need 48", entryByteCount: 40, at: 0,
      (0x50_0000, 0x1000))
  }

  private static var longInfoList: SalvageCase {
    info(
      "a list with a header claims more entries than it has", "those that are there are read",
      "claims 99 entries, only 2 are there", count: 99, at: 0, (0x50_0000, 0x1000))
  }

  private static var emptyInfo: SalvageCase {
    info(
      "an entry of the address space is empty", "the others are read",
      "1 of 2 regions: they are empty", at: 16 + 48, (0x50_0000, 0))
  }

  private static var overlappingInfo: SalvageCase {
    info(
      "two entries of the address space share addresses", "both are looked at",
      "1 of 2 regions: they share addresses with one that begins no later", at: 16 + 48,
      (0x40_0800, 0x1000))
  }
}
