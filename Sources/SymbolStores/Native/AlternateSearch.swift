import ELF
import Platform

/// Where the file is that dwz moved common parts of a debug file to.
struct AlternateSearch {
  let link: ELFAlternateLink
  /// The file that has the link.
  let path: String
  let folders: DebugFolders

  var places: [String] {
    let name = link.path.split(separator: "/").last.map(String.init) ?? ""
    let gathered =
      PathText.isComponent(name)
      ? folders.roots.map { PathText.joined($0, ".dwz/\(name)") } : []
    return folders.places(of: link.path, from: Folder.outer(of: Folder.resolved(path))) + gathered
      + folders.places(ofBuildID: BuildIDText.digits(link.buildID))
  }

  /// Nil when a file is the one; otherwise what is wrong, as a sentence.
  func problem(of file: ELFFile) -> String? {
    guard file.buildID != link.buildID else { return nil }
    return "belongs to another build: it is \(file.buildID.map(BuildIDText.digits) ?? "nameless"), "
      + "\(path) wants \(BuildIDText.digits(link.buildID))"
  }
}
