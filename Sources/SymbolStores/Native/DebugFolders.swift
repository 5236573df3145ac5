import Platform

/// The folders that separate debug files are looked for in; files that ELF files name are opened below
/// these and beside the files themselves only, wherever the names lead.
struct DebugFolders: Sendable {
  /// Laid out as `/usr/lib/debug` is, in the order they are looked into.
  let roots: [String]

  /// - Parameter roots: those that are not there are left out.
  init(_ roots: [String]) {
    var seen: Set<String> = []
    self.roots = roots.filter { FileKind(of: $0) == .folder && seen.insert($0).inserted }
  }

  /// Also the folders of a store that is laid out as a system is.
  func adding(systemAt folder: String) -> DebugFolders {
    DebugFolders([folder, PathText.joined(folder, "usr/lib/debug")] + roots)
  }

  /// Where a file with a build id may be.
  func places(ofBuildID digits: String, ending: String = ".debug") -> [String] {
    roots.map { PathText.joined($0, ".build-id/\(BuildIDText.path(digits))\(ending)") }
  }

  /// Where a file may be that has a path in some system, or on the machine of a compiler.
  ///
  /// - Parameters:
  ///   - path: from the root or as seen from `folder`, and perhaps hostile.
  ///   - folder: whose files may be opened, too; nil when nothing lies beside.
  func places(of path: String, from folder: String?) -> [String] {
    let base = folder.map(Folder.resolved)
    let whole = path.hasPrefix("/") ? path : base.map { PathText.joined($0, path) }
    guard let whole = whole.flatMap(PathText.normalized), whole != "/" else { return [] }
    let allowed = roots.map(Folder.resolved) + [base].compactMap(\.self)
    let itself = allowed.contains { PathText.leads(whole, below: $0) } ? [whole] : []
    return itself + roots.map { PathText.joined($0, String(whole.dropFirst())) }
  }
}
