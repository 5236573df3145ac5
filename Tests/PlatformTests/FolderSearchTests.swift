import Foundation
import Platform
import Testing

@Suite struct FolderSearchTests {
  @Test func `files are found in folders below, and links lead in no circles`() throws {
    let folder = NSTemporaryDirectory() + "folder-search-" + UUID().uuidString
    let manager = FileManager.default
    defer { try? manager.removeItem(atPath: folder) }
    for name in ["b.dmp", "a.dmp", "x/c.dmp", "x/y/d.dmp", "x/readme.txt"] {
      let url = URL(fileURLWithPath: folder + "/" + name)
      try manager.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data("MDMP".utf8).write(to: url)
    }
    try manager.createSymbolicLink(
      atPath: folder + "/x/circle", withDestinationPath: folder)
    try manager.createSymbolicLink(
      atPath: folder + "/x/link.dmp", withDestinationPath: folder + "/a.dmp")
    try manager.createSymbolicLink(
      atPath: folder + "/x/nowhere.dmp", withDestinationPath: "/nowhere")
    try manager.createDirectory(
      atPath: folder + "/folder.dmp", withIntermediateDirectories: true)
    let search = FolderSearch(below: folder) { $0.hasSuffix(".dmp") }
    #expect(
      search.paths.map { $0.dropFirst(folder.count + 1) }
        == ["a.dmp", "b.dmp", "x/c.dmp", "x/link.dmp", "x/y/d.dmp"])
    #expect(search.problems == [])
    let all = FolderSearch(below: folder, takesNonfiles: true) { $0.hasSuffix(".dmp") }
    #expect(Set(all.paths).subtracting(search.paths) == [folder + "/x/nowhere.dmp"])
    #expect(FolderSearch(below: folder + "/x/y/") { _ in true }.paths.count == 1)
  }

  @Test func `a folder that is not there is a problem, and nothing is found`() {
    let search = FolderSearch(below: "/nowhere/at/all") { _ in true }
    #expect(search.paths == [] && search.problems.count == 1)
  }
}
