import BreakpadSymbols
import Platform
public import Symbols
import Synchronization

/// Symbols on a disk: a folder, or one file.
///
/// In a folder laid out as a Breakpad symbol store, a module's symbols lie at `<debug file>/<identifier>/<debug
/// file without .pdb>.sym`, compressed (gzip, zstd, xz) or not. ELF files lie there by their names, by
/// the paths they have in a system, by build ids (`.build-id/ab/cdef…`), or as symbol servers lay them
/// out; with their separate debug files. A single file is a `.sym` file or an ELF file.
///
/// A `.sym` file belongs to the module that its MODULE record names, an ELF file to the one that has its
/// build id: see `Docs/Decisions/0150-files-are-known-by-build-ids.md`.
public final class DirectoryStore: SymbolSupplier {
  /// Of the folder or the file.
  public let path: String
  private let indexes: SymbolIndexCache
  private let folders: DebugFolders
  /// What the path turned out to be; found out at the first question.
  private let root = Mutex<Root?>(nil)

  private enum Root: Sendable {
    case folder
    case text(Result<BreakpadSymbolFile, SymbolFileProblem>)
    case elf(FoundELF)
  }

  /// Does not look at the path yet; one that is no regular file is taken for a folder.
  ///
  /// - Parameters:
  ///   - indexes: finds those of the symbol files.
  ///   - debugDirectories: folders laid out as `/usr/lib/debug` is, in which debug files are looked for
  ///     that ELF files name; beside these and in the store's folder they are looked for anyway.
  public init(path: String, indexes: SymbolIndexCache, debugDirectories: [String] = []) {
    self.path = path
    self.indexes = indexes
    folders = DebugFolders(debugDirectories)
  }

  /// A store that finds indexes beside its symbol files.
  public convenience init(path: String) {
    self.init(path: path, indexes: SymbolIndexCache())
  }

  public func symbols(for module: ModuleID) async -> SymbolLookup {
    lookUp(module, beyond: SymbolCoverage())
  }

  public func symbols(for module: ModuleID, beyond known: SymbolCoverage) async -> SymbolLookup {
    lookUp(module, beyond: known)
  }

  private func lookUp(_ module: ModuleID, beyond known: SymbolCoverage) -> SymbolLookup {
    switch resolvedRoot() {
    case .folder: lookUpInFolder(module, beyond: known)
    case .text(let opened): known.hasLines ? SymbolLookup() : answer(module, from: opened)
    case .elf(let found): answer(module, from: found)
    }
  }

  private func resolvedRoot() -> Root {
    root.withLock { root in
      if let root { return root }
      let found = open()
      root = found
      return found
    }
  }

  private func open() -> Root {
    guard FileKind(of: path) == .regular else { return .folder }
    if case .success(let found)? = FoundELF.open(path) { return .elf(found) }
    return .text(SymbolFormat.open(path, indexes: indexes))
  }

  /// Text first, which is found at one place; then ELF files, whose call frames say more.
  private func lookUpInFolder(_ module: ModuleID, beyond known: SymbolCoverage) -> SymbolLookup {
    var lookup = known.hasLines ? SymbolLookup() : lookUpText(module)
    guard let elf = ELFModule(module), !known.union(lookup.coverage).isWhole else { return lookup }
    var search = NativeSearch(
      of: elf, folders: folders.adding(systemAt: path), indexes: indexes)
    let places = ELFPlaces(of: elf, inSystem: looksLikeSystem)
    search.look(at: (places.images + places.debugFiles).map { PathText.joined(path, $0) })
    lookup.add(search.lookup())
    return lookup
  }

  private var looksLikeSystem: Bool {
    ["lib", "usr"].contains { FileKind(of: PathText.joined(path, $0)) == .folder }
  }

  private func answer(_ module: ModuleID, from found: FoundELF) -> SymbolLookup {
    let name = ModuleID.fileName(of: path)
    guard let elf = ELFModule(module) else { return .missing(places: [path]) }
    let isNamed = [elf.name, elf.name + ".debug"].contains(name)
    guard isNamed || ELFIdentity.problem(of: found.file, for: elf) == nil else {
      return .missing(places: [path])
    }
    var search = NativeSearch(of: elf, folders: folders, indexes: indexes)
    search.take(found)
    return search.lookup()
  }

  private func lookUpText(_ module: ModuleID) -> SymbolLookup {
    let candidates = SymbolPath(of: module)?.candidates.map { path + "/" + $0 } ?? []
    var lookup = SymbolLookup()
    for place in candidates {
      guard FileKind(of: place) == .regular else {
        lookup.inquiries.append(SymbolInquiry(place: place, answer: .nothing))
        continue
      }
      switch SymbolFormat.open(place, indexes: indexes) {
      case .success(let file): lookup.add(.found(file, at: place))
      case .failure(let problem):
        lookup.add(.unusable(place: place, reason: problem.description))
      }
      break
    }
    return lookup
  }

  private func answer(
    _ module: ModuleID, from opened: Result<BreakpadSymbolFile, SymbolFileProblem>
  ) -> SymbolLookup {
    switch opened {
    case .failure(let problem):
      return .unusable(place: path, reason: problem.description)
    case .success(let file):
      let wanted = module.debugIdentifier
      if wanted != nil, wanted == file.moduleID.debugIdentifier { return .found(file, at: path) }
      guard Self.isSameName(module, file.moduleID) else { return .missing(places: [path]) }
      return .unusable(
        place: path,
        reason: "belongs to another build: it is for \(Self.text(file.moduleID.debugIdentifier)), "
          + "the dump has \(Self.text(wanted))")
    }
  }

  private static func isSameName(_ module: ModuleID, _ file: ModuleID) -> Bool {
    let name = module.debugFileName ?? module.codeFileName
    return name.lowercased() == (file.debugFileName ?? file.codeFileName).lowercased()
  }

  private static func text(_ identifier: DebugIdentifier?) -> String {
    identifier?.text ?? "no identifier"
  }
}
