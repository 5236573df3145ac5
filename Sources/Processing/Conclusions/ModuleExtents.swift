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

  /// The length of a module that begins at an address: what its record says, unless that holds no
  /// code and code of the same file, mapped without a gap, lies behind it.
  func byteCount(from address: UInt64, recorded byteCount: UInt64) -> UInt64 {
    guard let first = index(at: address), !mappings[first].path.isEmpty else { return byteCount }
    var code: UInt64?
    var end = address
    for mapping in mappings[first...].prefix(Self.mappingLimit) {
      guard mapping.startAddress == end, mapping.path == mappings[first].path else { break }
      if mapping.isExecutable { code = code ?? mapping.startAddress }
      end = mapping.endAddress
    }
    guard let code, code - address >= byteCount else { return byteCount }
    return end - address
  }

  /// Of one module; linkers make four to six.
  private static let mappingLimit = 64

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
