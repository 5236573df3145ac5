import Bytes
import MinidumpFormat

extension Composition {
  /// Breakpad loses every region of a MemoryList with more entries.
  static let memoryListLimit = 4096

  /// Reserves the lists of memory and says how its regions are to be aligned.
  ///
  /// The Memory64List describes every region, because rust-minidump reads no other list if there is
  /// one; the MemoryList describes those in reach of 32 bits, because Breakpad reads no other.
  mutating func placeMemoryLists(_ use: Memory64Use) throws(WritingError) -> Int {
    let regionCount = memoryPlan.listedCount
    let inReach = try regionsInReach()
    let isEmpty = regionCount == 0
    let uses64 =
      isEmpty ? isWritten(.memory64List, count: 0) : use == .always || inReach < regionCount
    // The Memory64List has one offset for all regions: no gaps between them.
    let alignment = uses64 ? 1 : 16
    if inReach > 0 || isEmpty && isWritten(.memoryList, count: 0) {
      try placeMemoryList(regionCount: inReach)
    }
    if uses64 {
      try placeMemory64List()
    }
    return alignment
  }

  /// How many regions a MemoryList can describe, at least: what is still to be laid before them is
  /// reckoned with generously, and no region is reached behind one that is not.
  private func regionsInReach() throws(WritingError) -> Int {
    let regionCount = memoryPlan.listedCount
    let lists = (MemoryRecord.byteCount + Memory64Record.byteCount) * regionCount + 64
    let directory = DirectoryRecord.byteCount * (self.directory.count + 2) + 64
    let memory = try PlacedMemory(
      memoryPlan, start: UInt64(layout.bytes.count + lists + directory), alignment: 16)
    let indices = 0..<min(regionCount, Self.memoryListLimit)
    return indices.first { memory.record(ofRegion: $0) == nil } ?? indices.count
  }

  private mutating func placeMemoryList(regionCount: Int) throws(WritingError) {
    let byteOrder = layout.byteOrder
    let location = try layout.promise(
      byteCount: UInt32.bitWidth / 8 + regionCount * MemoryRecord.byteCount
    ) { memory in
      var builder = ByteBuilder(byteOrder)
      builder.append(list: (0..<regionCount).compactMap { memory.record(ofRegion: $0) })
      return builder.bytes
    }
    try enter(.memoryList, at: location)
  }

  private mutating func placeMemory64List() throws(WritingError) {
    let byteOrder = layout.byteOrder
    let regionCount = memoryPlan.listedCount
    let location = try layout.promise(
      byteCount: Memory64ListHeader.byteCount + regionCount * Memory64Record.byteCount
    ) { memory in
      var header = Memory64ListHeader()
      header.regionCount = UInt64(regionCount)
      header.offset = memory.listedOffset
      var builder = ByteBuilder(byteOrder)
      builder.append(header)
      builder.append(all: memory.plan.regions.dropFirst(memory.plan.unlistedCount).map(\.record64))
      return builder.bytes
    }
    try enter(.memory64List, at: location)
  }
}

extension MemoryPlan {
  /// How many regions the memory lists tell of.
  fileprivate var listedCount: Int { regions.count - unlistedCount }
}

extension MemoryRegion {
  fileprivate var record64: Memory64Record {
    var record = Memory64Record()
    record.address = address
    record.byteCount = byteCount
    return record
  }
}
