import Bytes
import MinidumpFormat
import MinidumpReading

extension DumpComparison {
  /// The same regions in the same order; those that both lists have count once. Where they overlap,
  /// the same memory.
  mutating func compareMemory() throws {
    var old = try regions(of: before)
    var new = try regions(of: after)
    guard !overlap(old) else { return try compareMergedMemory() }
    if old.count > 4096 {
      // Stacks come first where Breakpad cannot read a MemoryList with all regions.
      old.sort { $0.place[0] < $1.place[0] }
      new.sort { $0.place[0] < $1.place[0] }
    }
    compare("regions", old.map(\.place), new.map(\.place))
    for (old, new) in zip(old, new) {
      compare("memory at \(old.place)", old.view, new.view)
    }
  }

  private mutating func compareMergedMemory() throws {
    let memory = ProcessMemory(of: after)
    for region in ProcessMemory(of: before).regions {
      let read = memory.bytes(at: region.address, byteCount: region.view.byteCount) ?? []
      compare("memory at \(region.address)", region.view, ByteView(read))
    }
    compare("regions that overlap", overlap(try regions(of: after)), false)
  }

  private func overlap(_ regions: [(place: [UInt64], view: ByteView)]) -> Bool {
    let sorted = regions.map(\.place).sorted { $0[0] < $1[0] }
    return zip(sorted, sorted.dropFirst()).contains { $0[0] + $0[1] > $1[0] }
  }

  private func regions(of dump: Minidump) throws -> [(place: [UInt64], view: ByteView)] {
    let all =
      try (dump.stream(Memory64List.self).map(Array.init) ?? [])
      + (dump.stream(MemoryList.self).map(Array.init) ?? [])
    var seen: Set<[UInt64]> = []
    return all.map { ([$0.address, UInt64($0.view.byteCount)], $0.view) }
      .filter { place, view in !view.isEmpty && seen.insert(place).inserted }
  }
}
