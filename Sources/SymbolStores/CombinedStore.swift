public import Symbols

/// Several suppliers, asked one after the other until nobody can add anything.
public struct CombinedStore: SymbolSupplier {
  /// In the order they are asked.
  public var stores: [any SymbolSupplier]

  public init(_ stores: [any SymbolSupplier]) {
    self.stores = stores
  }

  /// Everything they have, with every place that was asked.
  public func symbols(for module: ModuleID) async -> SymbolLookup {
    await stores.symbols(for: module)
  }

  public func symbols(for module: ModuleID, beyond known: SymbolCoverage) async -> SymbolLookup {
    await stores.symbols(for: module, beyond: known)
  }
}
