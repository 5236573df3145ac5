import Platform
import Symbols

/// Where a module's symbols lie below the root of a Breakpad symbol store.
struct SymbolPath {
  /// Of the path, relative to the root: the debug file, the identifier, the symbol file.
  let components: [String]

  /// Nil when the module has no identifier or no name a path can be made from.
  init?(of module: ModuleID) {
    guard let identifier = module.debugIdentifier?.text,
      let name = Self.component(module.debugFileName) ?? Self.component(module.codeFileName)
    else { return nil }
    components = [name, identifier, Self.without(".pdb", name) + ".sym"]
  }

  /// Paths relative to the root, in the order they are tried.
  var candidates: [String] {
    let identifier = components[1]
    var spellings = [identifier]
    for other in [identifier.uppercased(), identifier.lowercased()]
    where !spellings.contains(other) {
      spellings.append(other)
    }
    return spellings.flatMap { spelling in
      let path = "\(components[0])/\(spelling)/\(components[2])"
      return [path] + CompressionFormat.allCases.map { path + $0.fileExtension }
    }
  }

  /// The components of the path that servers know a Windows module by of whose debug file nothing is
  /// known; nil for other modules.
  static func byCodeFile(of module: ModuleID) -> [String]? {
    guard module.debugIdentifier == nil, let name = component(module.codeFileName),
      let identifier = component(module.codeIdentifier?.text)
    else { return nil }
    return [name, identifier.uppercased(), without(".dll", name) + ".sym"]
  }

  /// A name that stays inside its folder: dumps are hostile, and `..` leads out of the store.
  private static func component(_ name: String?) -> String? {
    guard let name, !name.isEmpty, name != ".", name != "..", name.utf8.count <= byteLimit,
      name.utf8.allSatisfy({ $0 != 0x2f && $0 != 0x5c && $0 != 0 })
    else { return nil }
    return name
  }

  /// Names have at most 255 bytes; this leaves room for what comes behind it.
  private static let byteLimit = 240

  private static func without(_ ending: String, _ name: String) -> String {
    name.count > 4 && name.suffix(4).lowercased() == ending ? String(name.dropLast(4)) : name
  }
}
