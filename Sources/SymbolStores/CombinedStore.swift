public import Symbols

/// Several suppliers, asked one after the other until one has the symbols.
public struct CombinedStore: SymbolSupplier {
  /// In the order they are asked.
  public var stores: [any SymbolSupplier]

  public init(_ stores: [any SymbolSupplier]) {
    self.stores = stores
  }

  /// The first find, with every place that was asked before it.
  public func symbols(for module: ModuleID) async -> SymbolLookup {
    var lookup = SymbolLookup()
    for store in stores {
      lookup.add(await store.symbols(for: module))
      if lookup.file != nil { break }
    }
    return lookup
  }
}
