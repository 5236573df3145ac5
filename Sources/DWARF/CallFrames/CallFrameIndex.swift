import Bytes

/// Where each function's entry lies, by address: for sections without a search table.
struct CallFrameIndex: Sendable {
  struct Place: Sendable {
    var start: UInt64
    var end: UInt64
    var offset: Int
  }

  /// By address, then by place in the section.
  let places: [Place]
  /// For each place, the furthest end up to there: where to stop looking back.
  private let reach: [UInt64]

  init(of section: CallFrameSection) {
    var places: [Place] = []
    for entry in FrameDescriptions(in: section) where Self.isThere(entry, in: section) {
      places.append(Place(start: entry.start, end: entry.end, offset: entry.offset))
    }
    if !Self.isSorted(places) {
      places.sort { ($0.start, $0.offset) < ($1.start, $1.offset) }
    }
    var furthest: UInt64 = 0
    reach = places.map {
      furthest = max(furthest, $0.end)
      return furthest
    }
    self.places = places
  }

  /// The linker leaves information on functions that it dropped, at addresses where none can be.
  private static func isThere(
    _ entry: FrameDescriptionEntry, in section: CallFrameSection
  ) -> Bool {
    guard entry.byteCount > 0 else { return false }
    let highest: UInt64 = section.addressByteCount == 4 ? 0xffff_fffe : .max - 1
    return section.kind == .exceptionFrames || entry.start != 0 && entry.start < highest
  }

  private static func isSorted(_ places: [Place]) -> Bool {
    places.indices.dropFirst().allSatisfy { places[$0 - 1].start <= places[$0].start }
  }

  /// The place of the function an address lies in; of several, the one that begins last.
  subscript(address: UInt64) -> Int? {
    var low = 0
    var high = places.count
    while low < high {
      let middle = (low + high) / 2
      if places[middle].start <= address { low = middle + 1 } else { high = middle }
    }
    // Functions that overlap are damage; a few are looked at.
    for index in (max(0, low - 64)..<low).reversed() {
      if places[index].end > address { return places[index].offset }
      if reach[index] <= address { return nil }
    }
    return nil
  }
}
