import Foundation
import SymbolStores
import Symbols
import Testing

private let identifier = "0123456789ABCDEF0123456789ABCDEFa"
private let text = "MODULE windows x86 \(identifier) app.pdb\nFUNC 10 8 0 main\n"

private func module(_ debugFile: String? = "app.pdb", _ id: String = identifier) -> ModuleID {
  ModuleID(
    codeFile: #"C:\app.exe"#, debugFile: debugFile, debugIdentifier: DebugIdentifier(id))
}

@Suite struct DirectoryStoreTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func name(_ lookup: SymbolLookup) -> String? {
    lookup.file?.symbol(at: 0x10)?.name
  }

  @Test func `a module's symbols lie at its name and identifier`() async throws {
    _ = try folder.file("app.pdb/\(identifier)/app.sym", holding: text)
    let store = DirectoryStore(path: folder.path)
    #expect(name(await store.symbols(for: module(#"D:\build\app.pdb"#))) == "main")
  }

  @Test func `the identifier may be written in small letters`() async throws {
    _ = try folder.file("app.pdb/\(identifier.lowercased())/app.sym", holding: text)
    #expect(name(await DirectoryStore(path: folder.path).symbols(for: module())) == "main")
  }

  @Test func `compressed symbols are found beside the plain ones' place`() async throws {
    let path = try folder.file("app.pdb/\(identifier)/app.sym", holding: text)
    let gzip = Process()
    gzip.executableURL = URL(fileURLWithPath: "/bin/gzip")
    gzip.arguments = [path]
    try gzip.run()
    gzip.waitUntilExit()
    #expect(!FileManager.default.fileExists(atPath: path))
    #expect(name(await DirectoryStore(path: folder.path).symbols(for: module())) == "main")
    let bare = DirectoryStore(path: path + ".gz")
    #expect(name(await bare.symbols(for: module())) == "main")
  }

  @Test func `what is not there is missing at every place that was tried`() async throws {
    let lookup = await DirectoryStore(path: folder.path).symbols(for: module())
    #expect(lookup.file == nil)
    #expect(
      lookup.inquiries.placesWithout.first == "\(folder.path)/app.pdb/\(identifier)/app.sym")
  }

  @Test func `a module without an identifier has no place`() async throws {
    let lookup = await DirectoryStore(path: folder.path)
      .symbols(for: ModuleID(codeFile: "/bin/true"))
    #expect(lookup.file == nil && lookup.inquiries.isEmpty)
  }

  @Test func `a name that leads out of the store reaches nothing`() async throws {
    _ = try folder.file("\(identifier)/...sym", holding: text)
    try FileManager.default.createDirectory(
      atPath: folder.path + "/inner", withIntermediateDirectories: true)
    let store = DirectoryStore(path: folder.path + "/inner")
    let hostile = ModuleID(
      codeFile: "..", debugFile: "x/..", debugIdentifier: DebugIdentifier(identifier))
    let lookup = await store.symbols(for: hostile)
    #expect(lookup.file == nil && lookup.inquiries.isEmpty, "tried a place outside of the store")
  }

  @Test func `a file of something else is told with its path`() async throws {
    let path = try folder.file("app.pdb/\(identifier)/app.sym", holding: "<html>")
    let lookup = await DirectoryStore(path: folder.path).symbols(for: module())
    #expect(lookup.file == nil)
    let problem = "not a Breakpad symbol file: it has no MODULE record"
    #expect(lookup.inquiries.last == SymbolInquiry(place: path, answer: .unusable(problem)))
  }

  @Test func `a path to a symbol file serves the module it is for`() async throws {
    let store = DirectoryStore(path: try folder.file("anything", holding: text))
    #expect(name(await store.symbols(for: module())) == "main")
    // The identifier decides; names differ between what was built and what was installed.
    #expect(name(await store.symbols(for: module("renamed.pdb"))) == "main")
    let other = await store.symbols(for: module("b.pdb", "9" + identifier.dropFirst()))
    #expect(other.file == nil && other.inquiries.map(\.answer) == [.nothing])
  }

  @Test func `a symbol file of another build is told with both identifiers`() async throws {
    let store = DirectoryStore(path: try folder.file("app.sym", holding: text))
    let other = "F" + identifier.dropFirst()
    let lookup = await store.symbols(for: module("APP.pdb", other))
    #expect(
      lookup.inquiries.firstUnusable?.reason
        == "belongs to another build: it is for \(identifier), the dump has \(other)")
  }

  @Test func `stores are asked one after the other`() async throws {
    let empty = folder.path + "/empty"
    _ = try folder.file("full/app.pdb/\(identifier)/app.sym", holding: text)
    let store = CombinedStore([
      DirectoryStore(path: empty), DirectoryStore(path: folder.path + "/full"),
    ])
    #expect(name(await store.symbols(for: module())) == "main")
    let lookup = await store.symbols(for: module("other.pdb"))
    #expect(lookup.file == nil)
    let places = lookup.inquiries.placesWithout
    #expect(places.contains { $0.hasPrefix(empty) })
    #expect(places.contains { $0.hasPrefix(folder.path + "/full") })
  }

  @Test func `a symbolic link is followed`() async throws {
    let path = try folder.file("elsewhere.sym", holding: text)
    let place = folder.path + "/app.pdb/" + identifier
    try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      atPath: place + "/app.sym", withDestinationPath: path)
    #expect(name(await DirectoryStore(path: folder.path).symbols(for: module())) == "main")
  }
}
