public import Symbols

/// Symbols that are already at hand, by module.
public struct LiteralSupplier: SymbolSupplier {
  public var files: [ModuleID: any SymbolFile]

  public init(_ files: [ModuleID: any SymbolFile]) {
    self.files = files
  }

  public func symbols(for module: ModuleID) async -> SymbolLookup {
    files[module].map(SymbolLookup.found) ?? .missing(places: [])
  }
}
