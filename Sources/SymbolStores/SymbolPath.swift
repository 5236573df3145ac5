import Symbols

/// Where a module's symbols lie below the root of a Breakpad symbol store.
struct SymbolPath {
  /// Paths relative to the root, in the order they are tried.
  let candidates: [String]

  /// Nil when the module has no identifier or no name a path can be made from.
  init?(of module: ModuleID) {
    guard let identifier = module.debugIdentifier?.text,
      let name = Self.component(module.debugFileName) ?? Self.component(module.codeFileName)
    else { return nil }
    let file = Self.withoutPDB(name) + ".sym"
    var spellings = [identifier]
    for other in [identifier.uppercased(), identifier.lowercased()]
    where !spellings.contains(other) {
      spellings.append(other)
    }
    candidates = spellings.flatMap { spelling in
      ["\(name)/\(spelling)/\(file)", "\(name)/\(spelling)/\(file).gz"]
    }
  }

  /// A name that stays inside its folder: dumps are hostile, and `..` leads out of the store.
  private static func component(_ name: String?) -> String? {
    guard let name, !name.isEmpty, name != ".", name != "..",
      name.utf8.allSatisfy({ $0 != 0x2f && $0 != 0x5c && $0 != 0 })
    else { return nil }
    return name
  }

  private static func withoutPDB(_ name: String) -> String {
    name.count > 4 && name.suffix(4).lowercased() == ".pdb" ? String(name.dropLast(4)) : name
  }
}
