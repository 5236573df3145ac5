import ELF
import Platform

/// The files that belong to an ELF file at a path: its separate debug file, and the one that dwz moved
/// common parts of it to.
package struct CompanionFiles {
  /// Nil when the file has debug information itself, says nothing of another one, or it is not there.
  package private(set) var debugFile: ELFFile?
  /// Nil when none is wanted, or it is not there.
  package private(set) var alternate: ELFFile?
  /// What is missing, or does not belong to it, as sentences.
  package private(set) var problems: [String] = []

  private let path: String
  private let file: ELFFile
  private let folders: DebugFolders

  /// - Parameters:
  ///   - path: of the file itself, beside which is looked, too.
  ///   - debugFile: the separate debug file, where it is known.
  ///   - roots: folders laid out as `/usr/lib/debug` is.
  package init(of file: ELFFile, at path: String, debugFile: ELFFile?, roots: [String]) {
    self.path = path
    self.file = file
    folders = DebugFolders(roots)
    self.debugFile = debugFile
    if debugFile == nil, !Self.hasDebugInformation(file) { findDebugFile() }
    findAlternate()
  }

  private static func hasDebugInformation(_ file: ELFFile) -> Bool {
    [".debug_info", ".zdebug_info"].contains { file.section(named: $0)?.isInFile == true }
  }

  private mutating func findDebugFile() {
    let search = DebugLinkSearch(
      stripped: FoundELF(path: path, file: file), folders: folders, modulePath: nil)
    for place in search.places {
      guard case .success(let found)? = FoundELF.open(place) else { continue }
      if let problem = search.problem(of: found) {
        problems.append("\(place) \(problem)")
      } else {
        debugFile = found.file
        return
      }
    }
    if let link = file.debugLink {
      problems.append("\(path): its debug information is in \(link.fileName), which is not there")
    }
  }

  private mutating func findAlternate() {
    let described = debugFile ?? file
    guard let link = described.alternateLink else { return }
    let search = AlternateSearch(link: link, path: path, folders: folders)
    for place in search.places {
      guard case .success(let found)? = FoundELF.open(place) else { continue }
      if let problem = search.problem(of: found.file) {
        problems.append("\(place) \(problem)")
      } else {
        alternate = found.file
        return
      }
    }
    problems.append("\(path): names of it are in \(link.path), which is not there")
  }
}
