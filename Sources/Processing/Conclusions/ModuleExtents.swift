import MinidumpReading

/// How far modules reach, by the memory map of a Linux process.
///
/// LLDB gives modules the length of their first mapping, which has no code: `Docs/Folklore.md`.
struct ModuleExtents {
  /// By address.
  private let mappings: [LinuxMapping]

  init(_ maps: LinuxMaps?) {
    mappings = (maps.map(Array.init) ?? []).sorted { $0.startAddress < $1.startAddress }
  }

  /// The length of a module that begins at an address: what its record says, unless code of the same
  /// file, mapped without a gap, lies behind that.
  func byteCount(from address: UInt64, recorded byteCount: UInt64) -> UInt64 {
    guard let first = index(at: address) else { return byteCount }
    let path = mappings[first].path
    guard !path.isEmpty else { return byteCount }
    var codeEnd: UInt64 = 0
    var end = address
    for mapping in mappings[first...].prefix(Self.mappingLimit) {
      guard mapping.startAddress == end, mapping.path == path else { break }
      end = mapping.endAddress
      if mapping.isExecutable { codeEnd = end }
    }
    // Real lengths end inside the last page of the code, at the furthest.
    return codeEnd > address && (codeEnd - 1 - address) / Self.page > (byteCount - 1) / Self.page
      ? end - address : byteCount
  }

  /// Of one module; linkers make four to six.
  private static let mappingLimit = 64
  /// No system has smaller ones.
  private static let page: UInt64 = 4096

  /// The mapping that begins at an address.
  private func index(at address: UInt64) -> Int? {
    var low = 0
    var high = mappings.count
    while low < high {
      let middle = (low + high) / 2
      if mappings[middle].startAddress < address { low = middle + 1 } else { high = middle }
    }
    return low < mappings.count && mappings[low].startAddress == address ? low : nil
  }
}
