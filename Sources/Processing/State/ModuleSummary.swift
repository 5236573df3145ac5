public import Symbols

public struct ModuleSummary: Sendable {
  public var module: LoadedModule
  public var version: String?
  public var symbols: ModuleSymbols = .notAsked

  public init(module: LoadedModule, version: String? = nil) {
    self.module = module
    self.version = version
  }
}

/// What became of a module's symbols.
public enum ModuleSymbols: Hashable, Sendable {
  /// No frame lies in the module.
  case notAsked
  case loaded(badRecordCount: Int)
  case missing(places: [String])
  case unusable(place: String, reason: String)
}
