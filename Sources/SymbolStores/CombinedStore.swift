public import Symbols

/// Several suppliers, asked one after the other until one has the symbols.
public struct CombinedStore: SymbolSupplier {
  /// In the order they are asked.
  public var stores: [any SymbolSupplier]

  public init(_ stores: [any SymbolSupplier]) {
    self.stores = stores
  }

  /// The first find; without one, the first file that cannot be used; else every place that was
  /// looked at.
  public func symbols(for module: ModuleID) async -> SymbolLookup {
    var unusable: SymbolLookup?
    var places: [String] = []
    for store in stores {
      switch await store.symbols(for: module) {
      case .found(let file): return .found(file)
      case .unusable(let place, let reason):
        unusable = unusable ?? .unusable(place: place, reason: reason)
      case .missing(let more): places += more
      }
    }
    return unusable ?? .missing(places: places)
  }
}
