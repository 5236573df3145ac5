import BreakpadSymbols
import Platform
public import Symbols
import Synchronization

/// Symbols on a disk: a folder laid out as a Breakpad symbol store, or one symbol file.
///
/// In a folder, a module's symbols lie at `<debug file>/<identifier>/<debug file without .pdb>.sym`,
/// compressed (gzip, zstd, xz) or not. A file belongs to the module that its MODULE record names.
public final class DirectoryStore: SymbolSupplier {
  /// Of the folder or the file.
  public let path: String
  private let indexes: SymbolIndexCache
  /// What the path turned out to be; found out at the first question.
  private let root = Mutex<Root?>(nil)

  private enum Root: Sendable {
    case folder
    case file(Result<BreakpadSymbolFile, SymbolFileProblem>)
  }

  /// Does not look at the path yet; one that is no regular file is taken for a folder.
  ///
  /// - Parameter indexes: finds those of the symbol files.
  public init(path: String, indexes: SymbolIndexCache) {
    self.path = path
    self.indexes = indexes
  }

  /// A store that finds indexes beside its symbol files.
  public convenience init(path: String) {
    self.init(path: path, indexes: SymbolIndexCache())
  }

  public func symbols(for module: ModuleID) async -> SymbolLookup {
    switch resolvedRoot() {
    case .folder: lookUp(module)
    case .file(let opened): answer(module, from: opened)
    }
  }

  private func resolvedRoot() -> Root {
    root.withLock { root in
      if let root { return root }
      let found: Root =
        FileKind(of: path) == .regular ? .file(SymbolFormat.open(path, indexes: indexes)) : .folder
      root = found
      return found
    }
  }

  private func lookUp(_ module: ModuleID) -> SymbolLookup {
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
