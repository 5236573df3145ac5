import ELF

/// Where a file's code lies.
struct CodeSections {
  /// Executable sections; without any, the executable segments.
  private var ranges: [(start: UInt64, end: UInt64)]
  /// Whether sections are known at all, which symbols name by their place.
  let isBySection: Bool

  init(_ file: ELFFile) {
    let sections = file.sections.filter { $0.isExecutable && $0.isLoaded }
    isBySection = !sections.isEmpty
    ranges = sections.map { ($0.address, $0.address &+ $0.byteCount) }
    if ranges.isEmpty {
      ranges = file.segments.filter { $0.type == .load && $0.isExecutable }
        .map { ($0.address, $0.address &+ $0.memoryByteCount) }
    }
    ranges.sort { $0.start < $1.start }
  }

  func contains(_ address: UInt64) -> Bool {
    end(ofSectionAt: address) != nil
  }

  /// Behind the last byte of the section that an address lies in.
  func end(ofSectionAt address: UInt64) -> UInt64? {
    let next = ranges.partitioningIndex { $0.start > address }
    guard next > 0, address < ranges[next - 1].end else { return nil }
    return ranges[next - 1].end
  }
}
