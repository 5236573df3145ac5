/// Someone who can be asked for the symbols of a module: a folder, a server, a cache.
public protocol SymbolSupplier: Sendable {
  /// What there is for `module`; several tasks may ask at once.
  func symbols(for module: ModuleID) async -> SymbolLookup
}

/// What came of asking for a module's symbols.
public enum SymbolLookup: Sendable {
  /// Somebody has them, ready to be asked.
  case found(any SymbolFile)
  /// Nobody has them; `places` says where they were looked for.
  case missing(places: [String])
  /// They are there, but cannot be used.
  case unusable(place: String, reason: String)
}
