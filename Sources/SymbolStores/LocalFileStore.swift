public import Symbols

/// The files of this machine: those that modules were loaded from, when they are still of the same
/// build, with their separate debug files.
///
/// Made for dumps of this machine, or of one like it. A dump says which paths are looked at; what lies
/// there is opened when it is a regular file, and used when it has the module's build id.
public struct LocalFileStore: SymbolSupplier {
  private let folders: DebugFolders
  private let opensNamedFiles: Bool
  private let indexes: SymbolIndexCache

  /// Where systems keep separate debug files.
  public static let systemDebugDirectories = ["/usr/lib/debug"]

  /// - Parameters:
  ///   - opensNamedFiles: whether files are looked at whose paths a dump names; without, only files of
  ///     `debugDirectories` are.
  ///   - debugDirectories: folders laid out as `/usr/lib/debug` is.
  ///   - indexes: finds those of the files.
  public init(
    opensNamedFiles: Bool = true, debugDirectories: [String] = Self.systemDebugDirectories,
    indexes: SymbolIndexCache = SymbolIndexCache()
  ) {
    self.indexes = indexes
    self.opensNamedFiles = opensNamedFiles
    folders = DebugFolders(debugDirectories)
  }

  public func symbols(for module: ModuleID) async -> SymbolLookup {
    guard let elf = ELFModule(module) else { return SymbolLookup() }
    var search = NativeSearch(of: elf, folders: folders, indexes: indexes)
    if opensNamedFiles { search.look(at: LoadedFilePlaces(of: elf).paths) }
    search.look(at: elf.buildID.map { folders.places(ofBuildID: $0) } ?? [])
    return search.lookup()
  }

  public func symbols(for module: ModuleID, beyond known: SymbolCoverage) async -> SymbolLookup {
    known.isWhole ? SymbolLookup() : await symbols(for: module)
  }
}

/// Where the file of a module may be on a system that it was loaded on.
private struct LoadedFilePlaces {
  let paths: [String]

  /// Some writers of dumps know a library by its `DT_SONAME` only, without a folder.
  init(of module: ELFModule) {
    if let path = module.path {
      paths = ["/" + path]
    } else {
      paths = SystemFolders.all.map { "\($0)/\(module.name)" }
    }
  }
}
