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
    /// An ELF file with symbols, or the executable or library itself.
    case elf
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
    guard let buildID = module.elfBuildID else { return [] }
    return ["debuginfo", "executable"].map { name in
      let path = ["buildid", buildID, name]
      return ServerFile(
        url: url(of: path), shownURL: shownURL(of: path), place: "debuginfod/\(buildID)/\(name)",
        content: .elf)
    }
  }
}

extension ModuleID {
  /// The build id of an ELF file in lower-case digits; nil when the identifiers do not say that it is
  /// one.
  ///
  /// The code identifier alone may be that of a Windows or a macOS file.
  var elfBuildID: String? {
    guard let text = codeIdentifier?.text, text.utf8.count.isMultiple(of: 2),
      (16...128).contains(text.utf8.count), let debugIdentifier
    else { return nil }
    let digits = Array(text.utf8)
    let bytes = stride(from: 0, to: digits.count, by: 2).compactMap {
      UInt8(String(decoding: digits[$0..<$0 + 2], as: UTF8.self), radix: 16)
    }
    guard bytes.count * 2 == digits.count, !text.contains("+"),
      DebugIdentifier(elfBuildID: bytes) == debugIdentifier
    else { return nil }
    return text
  }
}
