import Bytes
import DWARF
import ELF
import Platform

/// The files that belong to an ELF file at a path: its separate debug file, and the one that dwz moved
/// common parts of it to.
package struct CompanionFiles {
  /// Nil when the file has debug information itself, says nothing of another one, or it is not there.
  package private(set) var foundDebugFile: FoundELF?
  /// Nil when none is wanted, or it is not there.
  package private(set) var foundAlternate: FoundELF?
  /// What is missing, or does not belong to it, as sentences.
  package private(set) var problems: [String] = []

  private let image: FoundELF
  private let folders: DebugFolders
  private var path: String { image.path }
  private var file: ELFFile { image.file }

  /// The separate debug file.
  package var debugFile: ELFFile? { foundDebugFile?.file }
  /// What dwz moved out of it.
  package var alternate: ELFFile? { foundAlternate?.file }

  /// Gives the files of split DWARF (`.dwo`): beside the file, and below the folders of debug files.
  package var splitFile: @Sendable (SplitReference) -> ByteView? {
    let search = SplitFileSearch(path: path, folders: folders)
    return { search.file($0) }
  }

  /// - Parameters:
  ///   - image: the file itself, beside which is looked, too.
  ///   - debugFile: the separate debug file, where it is known.
  ///   - roots: folders laid out as `/usr/lib/debug` is.
  package init(of image: FoundELF, debugFile: FoundELF?, roots: [String]) {
    self.image = image
    folders = DebugFolders(roots)
    foundDebugFile = debugFile
    if debugFile == nil, !Self.hasDebugInformation(image.file) { findDebugFile() }
    findAlternate()
  }

  private static func hasDebugInformation(_ file: ELFFile) -> Bool {
    [".debug_info", ".zdebug_info"].contains { file.section(named: $0)?.isInFile == true }
  }

  private mutating func findDebugFile() {
    let search = DebugLinkSearch(stripped: image, folders: folders, modulePath: nil)
    for place in search.places {
      guard case .success(let found)? = FoundELF.open(place) else { continue }
      if let problem = search.problem(of: found) {
        problems.append("\(place) \(problem)")
      } else {
        foundDebugFile = found
        return
      }
    }
    if let link = file.debugLink {
      problems.append("\(path): its debug information is in \(link.fileName), which is not there")
    }
  }

  /// The package of split units beside it; nil when there is none.
  package var package: FoundELF? {
    for place in SplitFileSearch.packagePlaces(of: [path, foundDebugFile?.path].compactMap(\.self))
    {
      if case .success(let found)? = FoundELF.open(place) { return found }
    }
    return nil
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
        foundAlternate = found
        return
      }
    }
    problems.append("\(path): names of it are in \(link.path), which is not there")
  }
}
