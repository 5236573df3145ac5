import Bytes
import DWARF
import Platform

/// Finds files of split DWARF: beside the program, and below the folders of debug files.
struct SplitFileSearch: Sendable {
  /// Of the program or library.
  let path: String
  let folders: DebugFolders

  /// The file with one unit's entries; whether it is the right one, its reader looks.
  func file(_ reference: SplitReference) -> ByteView? {
    for place in places(of: reference) {
      if let bytes = (try? MappedFile.view(ofRegularFile: place)) ?? nil { return bytes }
    }
    return nil
  }

  func places(of reference: SplitReference) -> [String] {
    let name = Self.text(reference.name)
    let beside = Folder.outer(of: path)
    var places = folders.places(of: name, from: beside)
    if !name.hasPrefix("/"), let folder = reference.compilationDirectory.map(Self.text) {
      places += folders.places(of: PathText.joined(folder, name), from: beside)
    }
    let last = name.split(separator: "/").last.map(String.init) ?? ""
    if PathText.isComponent(last) { places.append(PathText.joined(beside, last)) }
    var seen: Set<String> = []
    return places.filter { seen.insert($0).inserted }
  }

  /// Where the files of all units may be, put together.
  static func packagePlaces(of paths: [String]) -> [String] {
    paths.flatMap { path in
      path.hasSuffix(".debug") ? [path + ".dwp", path.dropLast(6) + ".dwp"] : [path + ".dwp"]
    }
  }

  private static func text(_ bytes: ByteView) -> String {
    String(decoding: bytes.bytes, as: UTF8.self)
  }
}
