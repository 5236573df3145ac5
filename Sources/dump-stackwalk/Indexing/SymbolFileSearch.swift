import MinidumpKit

/// The symbol files that paths lead to: files as they are; of folders those that are named like some,
/// and programs and libraries, whatever their names.
struct SymbolFileSearch {
  /// Each once.
  private(set) var files: [String] = []
  /// What could not be looked into, as sentences.
  private(set) var problems: [String] = []

  init(_ paths: [String]) {
    for path in paths {
      switch FileKind(of: path) {
      case .folder: addFiles(of: path)
      case .regular: files.append(path)
      case .other: problems.append("\(path) is neither a file nor a folder")
      case nil: problems.append("\(path) does not exist")
      }
    }
    var seen: Set<FileIdentity> = []
    files = files.filter { path in
      FileIdentity(of: path).map { seen.insert($0).inserted } ?? true
    }
  }

  private mutating func addFiles(of folder: String) {
    let search = FolderSearch(below: folder) { _ in true }
    files += search.paths.filter { Self.isNamedLikeSymbols($0) || SymbolIndexJob.isModule($0) }
    problems += search.problems.map(\.description)
  }

  private static func isNamedLikeSymbols(_ path: String) -> Bool {
    [".sym", ".sym.gz", ".sym.zst", ".sym.xz"].contains { path.hasSuffix($0) }
  }
}
