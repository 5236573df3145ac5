import Processing
import Symbols

/// Modules that were unloaded before the dump, by address; they may overlap.
struct UnloadedModules {
  /// A module by name, and where in it an address would lie, once for each place it was loaded at.
  struct Match: Hashable {
    var name: String
    /// In ascending order, each once.
    var offsets: [UInt64]
  }

  /// More modules than this are not looked at for one address: a list that overlaps itself
  /// thousands of times over is a broken one, and each frame would repeat it.
  static let matchLimit = 32

  /// How many modules below an address are looked through for those that reach up to it. Windows
  /// remembers 64; one large module below a list of millions would cost each frame all of them.
  static let searchLimit = 1024

  /// Longer than any path of Windows' classic functions.
  static let nameLimit = 1024

  /// The most bytes of names for one address, so that a report is not a thousand times as long as the
  /// dump: a frame may be made of 32 bytes of it. Names of 64 bytes fit in ``matchLimit`` times.
  static let textLimit = 2048

  private let modules: [UnloadedModuleSummary]
  /// For each module, the highest last address up to and including it.
  private let reach: [UInt64]

  init(_ modules: [UnloadedModuleSummary]) {
    let sorted = modules.filter { $0.byteCount > 0 }.sorted { $0.baseAddress < $1.baseAddress }
    self.modules = sorted
    var highest: UInt64 = 0
    reach = sorted.map { module in
      let (last, overflow) = module.baseAddress.addingReportingOverflow(module.byteCount - 1)
      highest = max(highest, overflow ? .max : last)
      return highest
    }
  }

  /// The modules at an address, in the order of their names.
  func matches(at address: UInt64) -> [Match] {
    var offsets: [String: Set<UInt64>] = [:]
    let start = firstIndex(above: address)
    var index = start
    var matchCount = 0
    var textByteCount = 0
    while index > 0, reach[index - 1] >= address, matchCount < Self.matchLimit,
      start - index < Self.searchLimit
    {
      index -= 1
      guard modules[index].contains(address) else { continue }
      matchCount += 1
      let name = modules[index].name.cut(toByteCount: Self.nameLimit)
      if offsets[name] == nil { textByteCount += name.utf8.count }
      guard textByteCount <= Self.textLimit else { break }
      offsets[name, default: []].insert(address - modules[index].baseAddress)
    }
    return offsets.map { Match(name: $0.key, offsets: $0.value.sorted()) }
      .sorted { $0.name.precedesInBytes($1.name) }
  }

  /// The index of the first module that begins above an address.
  private func firstIndex(above address: UInt64) -> Int {
    var low = 0
    var high = modules.count
    while low < high {
      let middle = (low + high) / 2
      if modules[middle].baseAddress <= address { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
