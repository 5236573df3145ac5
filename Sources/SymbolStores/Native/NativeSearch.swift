import ELF
import NativeSymbols
import Platform
import Symbols

/// Looks for a module's ELF files, and puts together those that belong to it.
struct NativeSearch {
  let module: ELFModule
  let folders: DebugFolders
  let indexes: SymbolIndexCache
  /// More places for what dwz moved to another file.
  var alternatePlaces: [String] = []
  /// Who was asked, and what became of it.
  private(set) var inquiries: [SymbolInquiry] = []
  private var image: FoundELF?
  private var debug: FoundELF?

  init(of module: ELFModule, folders: DebugFolders, indexes: SymbolIndexCache) {
    self.module = module
    self.folders = folders
    self.indexes = indexes
  }

  /// Looks at places for the file itself, then at places for its debug file, until there is enough.
  mutating func look(at places: [String]) {
    for place in places where !isEnough {
      guard let found = open(place) else { continue }
      take(found)
    }
  }

  /// Takes a file that was opened before.
  mutating func take(_ found: FoundELF) {
    // Only a checksum tells such a file from others.
    if found.lacksCode, found.file.buildID == nil { return }
    if let problem = ELFIdentity.problem(of: found.file, for: module) ?? found.damage {
      note(found.path, .unusable(problem))
    } else if !found.lacksCode, image == nil {
      image = found
      note(found.path, .symbols)
    } else if debug == nil, found.lacksCode ? found.file.hasNames : found.file.hasDebugInformation {
      debug = found
      note(found.path, .symbols)
    }
  }

  private var isEnough: Bool {
    image != nil && (debug != nil || image?.file.hasDebugInformation == true)
  }

  /// The symbols of what was found, with the files that it names; nil when nothing was.
  mutating func symbols() -> NativeSymbolFile? {
    addDebugFile()
    guard let main = image ?? debug else { return nil }
    let split = SplitFileSearch(path: main.path, folders: folders)
    let contents = NativeContents(
      image: main, debug: image == nil ? nil : debug, alternate: alternate(of: debug ?? main),
      package: package(), splitFile: { split.file($0) })
    return indexes.symbols(of: contents, module.id)
  }

  private mutating func addDebugFile() {
    guard let image, debug == nil, !image.file.hasDebugInformation else { return }
    let search = DebugLinkSearch(stripped: image, folders: folders, modulePath: module.path)
    for place in search.places where !inquiries.contains(where: { $0.place == place }) {
      guard let found = open(place) else { continue }
      if let problem = search.problem(of: found) {
        note(place, .unusable(problem))
      } else if found.file.hasNames {
        note(place, .symbols)
        debug = found
        return
      }
    }
  }

  private mutating func alternate(of described: FoundELF) -> FoundELF? {
    guard let link = described.file.alternateLink else { return nil }
    let search = AlternateSearch(link: link, path: described.path, folders: folders)
    for place in search.places + alternatePlaces {
      guard let found = open(place) else { continue }
      let problem = search.problem(of: found.file)
      note(place, problem.map { .unusable($0) } ?? .symbols)
      if problem == nil { return found }
    }
    return nil
  }

  /// Few programs have one: that there is none is not worth telling.
  private mutating func package() -> FoundELF? {
    for place in SplitFileSearch.packagePlaces(of: [image, debug].compactMap { $0?.path }) {
      guard case .success(let found)? = FoundELF.open(place) else { continue }
      note(place, .symbols)
      return found
    }
    return nil
  }

  private mutating func open(_ place: String) -> FoundELF? {
    switch FoundELF.open(place) {
    case .success(let found): return found
    case .failure(let problem): note(place, .unusable(problem.description))
    // Without a folder there was nobody to ask.
    case nil where FileKind(of: Folder.outer(of: place)) == .folder: note(place, .nothing)
    case nil: break
    }
    return nil
  }

  private mutating func note(_ place: String, _ answer: SymbolInquiry.Answer) {
    inquiries.append(SymbolInquiry(place: place, answer: answer))
  }
}

extension NativeSearch {
  /// What came of it.
  mutating func lookup() -> SymbolLookup {
    let file = symbols()
    return SymbolLookup(file: file, inquiries: inquiries)
  }
}
