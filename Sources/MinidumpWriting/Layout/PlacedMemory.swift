import Bytes
import MinidumpFormat

/// The regions of a dump with their places in the file.
struct PlacedMemory {
  let plan: MemoryPlan
  /// Where each region lies in the file.
  let offsets: [UInt64]
  /// The end of the file.
  let end: UInt64

  /// Lays the regions of `plan` one behind the other.
  ///
  /// - Parameters:
  ///   - start: where the first may begin in the file.
  ///   - alignment: of each that the lists tell of; 1 for the Memory64List, which knows no gaps.
  init(_ plan: MemoryPlan, start: UInt64, alignment: UInt64) throws(WritingError) {
    self.plan = plan
    var offsets: [UInt64] = []
    var end = start
    for (index, region) in plan.regions.enumerated() {
      let alignment = index <= plan.unlistedCount ? 16 : alignment
      let padding = (alignment - end % alignment) % alignment
      let (offset, overflow) = end.addingReportingOverflow(padding)
      let (next, overflow2) = offset.addingReportingOverflow(region.byteCount)
      guard !overflow, !overflow2, next <= UInt64(Int64.max) else {
        throw WritingError("the memory of the process does not fit in a file of 2^63 bytes")
      }
      offsets.append(offset)
      end = next
    }
    self.offsets = offsets
    self.end = end
  }

  /// Where the first region that the lists tell of lies.
  var listedOffset: UInt64 {
    plan.unlistedCount < offsets.count ? offsets[plan.unlistedCount] : 0
  }

  /// What a memory list says of a region, counted from the first they tell of; nil when 32 bits are
  /// too few for it.
  func record(ofRegion index: Int) -> MemoryRecord? {
    let index = plan.unlistedCount + index
    let region = plan.regions[index]
    return location(offset: offsets[index], byteCount: region.byteCount).map {
      MemoryRecord(address: region.address, location: $0)
    }
  }

  /// Where a piece lies, for a thread's stack.
  ///
  /// Beyond 32 bits only its length is told, as far as it fits: Windows does so in dumps with a
  /// Memory64List, and readers look there.
  func location(ofPiece index: Int) -> Location {
    guard let place = plan.places[index] else { return Location() }
    let offset = offsets[place.regionIndex] + place.offset
    return location(offset: offset, byteCount: place.byteCount)
      ?? Location(byteCount: UInt32(exactly: place.byteCount) ?? 0, offset: 0)
  }

  private func location(offset: UInt64, byteCount: UInt64) -> Location? {
    guard UInt32(exactly: offset + byteCount) != nil else { return nil }
    return Location(byteCount: UInt32(byteCount), offset: UInt32(offset))
  }
}

extension MemoryRecord {
  init(address: UInt64, location: Location) {
    self.init()
    self.address = address
    self.location = location
  }
}
