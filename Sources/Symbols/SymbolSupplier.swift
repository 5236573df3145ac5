/// Someone who can be asked for the symbols of a module: a folder, a server, a cache.
public protocol SymbolSupplier: Sendable {
  /// What there is for `module`; several tasks may ask at once.
  func symbols(for module: ModuleID) async -> SymbolLookup

  /// What there is for `module` that may add to what others have already.
  func symbols(for module: ModuleID, beyond known: SymbolCoverage) async -> SymbolLookup
}

extension SymbolSupplier {
  /// Asks only when lines are lacking: suppliers that may have more than lines have their own.
  public func symbols(for module: ModuleID, beyond known: SymbolCoverage) async -> SymbolLookup {
    known.hasLines ? SymbolLookup() : await symbols(for: module)
  }
}

extension Sequence where Element == any SymbolSupplier {
  /// What all of them have for a module, asked one after the other until nobody can add anything.
  public func symbols(
    for module: ModuleID, beyond known: SymbolCoverage = SymbolCoverage()
  ) async -> SymbolLookup {
    var lookup = SymbolLookup()
    for supplier in self {
      let known = known.union(lookup.coverage)
      if known.isWhole { break }
      lookup.add(await supplier.symbols(for: module, beyond: known))
    }
    return lookup
  }
}
