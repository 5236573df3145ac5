import Symbols

/// Where a module's ELF files may lie below a folder, as paths from there.
struct ELFPlaces {
  /// The program or library itself, or a copy with its debug information in it.
  let images: [String]
  /// Its separate debug file.
  let debugFiles: [String]

  /// - Parameter inSystem: whether the folder is laid out as a system is, where files may lie elsewhere
  ///   than the dump says, and libraries of which the dump has names only.
  init(of module: ELFModule, inSystem: Bool) {
    let name = module.name
    let identifier = module.debugIdentifier.text
    var images = [name]
    var debugFiles: [String] = []
    if let path = module.path {
      if path != name { images.append(path) }
      if inSystem { images += SystemFolders.otherPath(of: path) }
    } else if inSystem {
      images += SystemFolders.libraries.map { "\($0.dropFirst())/\(name)" }
    }
    if let buildID = module.buildID, let place = module.buildIDPath {
      images += [".build-id/\(place)", "\(name)/elf-buildid-\(buildID)/\(name)"]
      debugFiles += [
        ".build-id/\(place).debug", "usr/lib/debug/.build-id/\(place).debug", "\(place).debug",
        "_.debug/elf-buildid-sym-\(buildID)/_.debug",
      ]
    }
    images.append("\(name)/\(identifier)/\(name)")
    debugFiles.append("\(name).debug")
    if let path = module.path {
      let folder = path.dropLast(name.utf8.count)
      debugFiles += ["\(path).debug", "\(folder).debug/\(name)", "\(folder).debug/\(name).debug"]
    }
    self.images = images
    self.debugFiles = Self.once(debugFiles)
  }

  private static func once(_ paths: [String]) -> [String] {
    var seen: Set<String> = []
    return paths.filter { seen.insert($0).inserted }
  }
}
