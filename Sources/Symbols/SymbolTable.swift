/// The modules of a process by address, with the symbols that are at hand.
///
/// An immutable value: any number of threads walk over the same table.
public struct SymbolTable: Sendable {
  /// The modules in the order they were given.
  public let modules: [LoadedModule]
  private var files: [(any SymbolFile)?]
  /// Indices into ``modules``, by base address.
  private let order: [Int]
  /// For each entry of `order`, the highest end address up to and including it.
  private let reach: [UInt64]

  public init(modules: [LoadedModule]) {
    self.modules = modules
    files = Array(repeating: nil, count: modules.count)
    order = modules.indices.sorted { modules[$0].baseAddress < modules[$1].baseAddress }
    var highest: UInt64 = 0
    reach = order.map { index in
      highest = max(highest, modules[index].endAddress)
      return highest
    }
  }

  /// The index of the module at an address; of overlapping modules, the one that starts last.
  public func moduleIndex(at address: UInt64) -> Int? {
    var low = 0
    var high = order.count
    while low < high {
      let middle = (low + high) / 2
      if modules[order[middle]].baseAddress <= address { low = middle + 1 } else { high = middle }
    }
    while low > 0, reach[low - 1] > address {
      low -= 1
      if modules[order[low]].contains(address) { return order[low] }
    }
    return nil
  }

  /// The symbols of the module with an index, if they are at hand.
  public subscript(moduleIndex: Int) -> (any SymbolFile)? {
    get { files.indices.contains(moduleIndex) ? files[moduleIndex] : nil }
    set { if files.indices.contains(moduleIndex) { files[moduleIndex] = newValue } }
  }

  /// Address behind the end of the highest module; 0 without modules.
  public var highestEndAddress: UInt64 { reach.last ?? 0 }
}
