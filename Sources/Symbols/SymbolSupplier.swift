/// Someone who can be asked for the symbols of a module: a folder, a server, a cache.
public protocol SymbolSupplier: Sendable {
  /// What there is for `module`; several tasks may ask at once.
  func symbols(for module: ModuleID) async -> SymbolLookup
}
