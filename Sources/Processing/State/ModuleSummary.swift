public import MinidumpFormat
public import Symbols

/// A module that was loaded, and what became of its symbols.
public struct ModuleSummary: Sendable {
  /// The module, and where it is loaded.
  public var module: LoadedModule
  /// As its file says: "1.2.3.4".
  public var version: String?
  /// The same with two parts taken from each number, as Windows packs them, whoever wrote the dump.
  public var packedVersion: String?
  /// What the module list says in numbers; nil when there is none.
  public var record: ModuleRecord?
  /// What came of looking for its symbols.
  public var symbols: ModuleSymbols = .notAsked
  /// Where its symbols were looked for, in order, and what each place answered.
  public var inquiries: [SymbolInquiry] = []

  public init(module: LoadedModule, version: String? = nil) {
    self.module = module
    self.version = version
  }
}

/// What became of a module's symbols.
public enum ModuleSymbols: Hashable, Sendable {
  /// No frame lies in the module.
  case notAsked
  /// A symbol file was found; so many of its records could not be understood.
  case loaded(badRecordCount: Int)
  /// There is none in any of these places, as far as they could be asked.
  case missing(places: [String])
  /// There is one, which cannot be used.
  case unusable(place: String, reason: String)
}
