import ELF
import Platform

/// Where the separate debug file of a stripped file may be, by what the file says of it.
struct DebugLinkSearch {
  let stripped: FoundELF
  let folders: DebugFolders
  /// Where the process had the file, without the slash in front.
  let modulePath: String?

  /// By build id first, which needs no look at all of the file's bytes.
  var places: [String] {
    let byBuildID = stripped.file.buildID.map { folders.places(ofBuildID: BuildIDText.digits($0)) }
    var seen: Set<String> = [stripped.path]
    return ((byBuildID ?? []) + placesByName).filter { seen.insert($0).inserted }
  }

  private var placesByName: [String] {
    guard let name = stripped.file.debugLink?.fileName, PathText.isComponent(name) else {
      return []
    }
    let real = Folder.resolved(stripped.path)
    let beside = [stripped.path, real].map(Folder.outer).flatMap { folder in
      [PathText.joined(folder, name), PathText.joined(folder, ".debug/\(name)")]
    }
    let outer = [modulePath.map { "/" + $0 }, real].compactMap { $0.map(Folder.outer) }
    let below = folders.roots.flatMap { root in
      outer.map { PathText.joined(root, "\($0.dropFirst())/\(name)") }
        + [PathText.joined(root, name)]
    }
    return beside + below
  }

  /// Nil when a file is the debug file; otherwise what is wrong, as a sentence.
  ///
  /// A build id in both files decides; the checksum, for which the whole file has to be read, does
  /// where one lacks.
  func problem(of debug: FoundELF) -> String? {
    identityProblem(of: debug) ?? debug.damage
  }

  private func identityProblem(of debug: FoundELF) -> String? {
    let file = debug.file
    guard file.machine == stripped.file.machine,
      file.addressByteCount == stripped.file.addressByteCount
    else { return "is for another CPU" }
    if let own = file.buildID, let wanted = stripped.file.buildID {
      return own == wanted
        ? nil
        : "belongs to another build: it is \(BuildIDText.digits(own)), "
          + "\(stripped.path) is \(BuildIDText.digits(wanted))"
    }
    guard let link = stripped.file.debugLink else { return "cannot be told from other builds" }
    let sum = Checksum.crc32(of: file.bytes)
    return sum == link.checksum
      ? nil
      : "belongs to another build: its CRC-32 is \(hexadecimal(sum)), "
        + "\(stripped.path) has \(hexadecimal(link.checksum))"
  }

  private func hexadecimal(_ number: UInt32) -> String { "0x" + String(number, radix: 16) }
}
