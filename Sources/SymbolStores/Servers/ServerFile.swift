import Symbols

/// A file that a server may have, and where it is kept once it was downloaded.
struct ServerFile: Hashable, Sendable {
  /// What it is asked for with.
  var url: String
  /// The same for reports.
  var shownURL: String
  /// Relative to the folder of downloads.
  var place: String
  var content: Content

  enum Content: Hashable, Sendable {
    /// Breakpad symbols.
    case symbols
    /// The ELF file with this build id, or what was taken out of it.
    case elf(buildID: String)
  }
}

extension SymbolServer {
  /// What to ask the server for, in this order, until it has one; empty when the module cannot be
  /// asked for.
  func files(of module: ModuleID) -> [ServerFile] {
    switch layout {
    case .breakpad: symbolFiles(of: module) { [$0] }
    case .symsrv:
      symbolFiles(of: module) { path in
        [path, Self.compressed(path), [String(path[0].prefix(2))] + path]
      }
    case .ssqp: symbolFiles(of: module) { [$0.map { $0.lowercased() }] }
    case .debuginfod: debuginfodFiles(of: module)
    }
  }

  private func symbolFiles(
    of module: ModuleID, _ spellings: ([String]) -> [[String]]
  ) -> [ServerFile] {
    guard let path = SymbolPath(of: module)?.components ?? SymbolPath.byCodeFile(of: module) else {
      return []
    }
    let query = Self.query(about: module)
    return spellings(path).map { spelling in
      ServerFile(
        url: url(of: spelling, query: query), shownURL: shownURL(of: spelling),
        place: "symbols/" + path.joined(separator: "/"), content: .symbols)
    }
  }

  /// `app.sym` as `app.sy_`.
  private static func compressed(_ path: [String]) -> [String] {
    var path = path
    path[2] = path[2].dropLast() + "_"
    return path
  }

  /// By which Tecken knows what else the file may be called, as rust-minidump tells it.
  private static func query(about module: ModuleID) -> String? {
    guard let codeIdentifier = module.codeIdentifier, !module.codeFileName.isEmpty else {
      return nil
    }
    return "code_file=\(URLText.escaped(module.codeFileName))"
      + "&code_id=\(URLText.escaped(codeIdentifier.text))"
  }

  /// The debug information and the executable, which belong together.
  private func debuginfodFiles(of module: ModuleID) -> [ServerFile] {
    guard let buildID = ELFModule(module)?.buildID else { return [] }
    return ["debuginfo", "executable"].map { debuginfodFile($0, of: buildID) }
  }

  /// - Parameter buildID: hexadecimal digits.
  func debuginfodFile(_ name: String, of buildID: String) -> ServerFile {
    let path = ["buildid", buildID, name]
    return ServerFile(
      url: url(of: path), shownURL: shownURL(of: path), place: "debuginfod/\(buildID)/\(name)",
      content: .elf(buildID: buildID))
  }
}
