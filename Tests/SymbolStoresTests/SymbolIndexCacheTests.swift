import BreakpadSymbols
import Foundation
import Glibc
import Platform
import SymbolStores
import Symbols
import Testing

private let identifier = "0123456789ABCDEF0123456789ABCDEFa"
private let module = ModuleID(
  codeFile: "app", debugFile: "app", debugIdentifier: DebugIdentifier(identifier))

/// A symbol file above the size from which on indexes are looked for.
private func symbols(_ name: String = "main", functionCount: Int = 8000) -> String {
  let functions = (0..<functionCount).reversed().map {
    "FUNC \(String($0 * 16, radix: 16)) 10 0 \($0 == 1 ? name : "f\($0)")\n"
  }
  return "MODULE Linux x86_64 \(identifier) app\n" + functions.joined()
}

@Suite struct SymbolIndexCacheTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private var cacheFolder: String { folder.path + "/cache" }

  private func store(_ text: String = symbols()) throws -> (store: String, file: String) {
    let file = try folder.file("store/app/\(identifier)/app.sym", holding: text)
    return (folder.path + "/store", file)
  }

  private func name(_ store: String, cache: SymbolIndexCache = SymbolIndexCache()) async -> String?
  {
    let lookup = await DirectoryStore(path: store, indexes: cache).symbols(for: module)
    return lookup.file?.symbol(at: 0x18)?.name
  }

  private func isIndexed(
    _ store: String, cache: SymbolIndexCache = SymbolIndexCache()
  ) async -> Bool {
    let lookup = await DirectoryStore(path: store, indexes: cache).symbols(for: module)
    return (lookup.file as? BreakpadSymbolFile)?.isIndexed ?? false
  }

  private func indexes() -> [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: cacheFolder + "/symindex")) ?? []
  }

  private func compress(_ path: String, with tool: String = "gzip") throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/" + tool)
    process.arguments = [path]
    try process.run()
    process.waitUntilExit()
  }

  @Test func `an index beside its file is found, whoever looks`() async throws {
    let (store, file) = try store()
    #expect(await !isIndexed(store))
    let job = try SymbolIndexJob(symbolFile: file, in: .besideTheFile)
    #expect(!job.isDone)
    let summary = try job.run()
    #expect(summary.path == file + ".symindex")
    #expect(summary.recordCount == 8000)
    #expect(job.isDone)
    #expect(await isIndexed(store))
    #expect(await name(store) == "main")
  }

  @Test func `an index in a folder is found by those who look there`() async throws {
    let (store, file) = try store()
    _ = try SymbolIndexJob(symbolFile: file, in: .folder(cacheFolder)).run()
    #expect(await isIndexed(store, cache: SymbolIndexCache(folder: cacheFolder)))
    #expect(await !isIndexed(store))
  }

  @Test(.timeLimit(.minutes(1)))
  func `a pipe in the place of an index is passed over, and replaced by one`() async throws {
    let (store, file) = try store()
    #expect(mkfifo(file + ".symindex", 0o600) == 0)
    #expect(await name(store) == "main")
    _ = try SymbolIndexJob(symbolFile: file, in: .besideTheFile).run()
    #expect(await isIndexed(store))
  }

  @Test func `a link in the place of an index is replaced, and what it leads to kept`() throws {
    let (_, file) = try store()
    let victim = try folder.file("victim", holding: "precious")
    #expect(symlink(victim, file + ".symindex") == 0)
    _ = try SymbolIndexJob(symbolFile: file, in: .besideTheFile).run()
    #expect(try String(contentsOfFile: victim, encoding: .utf8) == "precious")
    #expect(FileStamp(of: file + ".symindex")?.byteCount ?? 0 > 8000 * 16)
  }

  @Test func `a symbol file and links to it have one index`() async throws {
    let (store, file) = try store()
    let link = folder.path + "/link.sym"
    #expect(symlink(file, link) == 0)
    _ = try SymbolIndexJob(symbolFile: link, in: .besideTheFile).run()
    #expect(await isIndexed(store))
    #expect(try SymbolIndexJob(symbolFile: link, in: .besideTheFile).isDone)
  }

  @Test func `two files of one identifier have an index each`() async throws {
    let (store, file) = try store()
    let other = try folder.file("other/app/\(identifier)/app.sym", holding: symbols("other"))
    _ = try SymbolIndexJob(symbolFile: file, in: .folder(cacheFolder)).run()
    _ = try SymbolIndexJob(symbolFile: other, in: .folder(cacheFolder)).run()
    let cache = SymbolIndexCache(folder: cacheFolder)
    #expect(indexes().count == 2)
    #expect(await isIndexed(store, cache: cache))
    #expect(await name(folder.path + "/other", cache: cache) == "other")
  }

  @Test func `a compressed file's index is made when it is opened, and spares unpacking it`()
    async throws
  {
    let (store, file) = try store(symbols(functionCount: 100_000))
    try compress(file)
    let cache = SymbolIndexCache(folder: cacheFolder)
    #expect(await isIndexed(store, cache: cache))
    #expect(indexes().count == 1)
    #expect(await name(store, cache: cache) == "main")
    // It holds all of the text.
    #expect(
      FileStamp(of: cacheFolder + "/symindex/" + (indexes().first ?? ""))?.byteCount ?? 0
        > symbols(functionCount: 100_000).utf8.count)
  }

  @Test func `an index is stale when its file has another size, time or content`() async throws {
    let (store, file) = try store()
    let job = try SymbolIndexJob(symbolFile: file, in: .folder(cacheFolder))
    _ = try job.run()
    let cache = SymbolIndexCache(folder: cacheFolder)
    let date = try #require(
      try FileManager.default.attributesOfItem(atPath: file)[.modificationDate])

    _ = try folder.file("store/app/\(identifier)/app.sym", holding: symbols("another"))
    #expect(await !isIndexed(store, cache: cache))
    #expect(await name(store, cache: cache) == "another")

    _ = try folder.file("store/app/\(identifier)/app.sym", holding: symbols())
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 1)], ofItemAtPath: file)
    #expect(await !isIndexed(store, cache: cache))

    // The same size and time: the index is of another content, in its first line.
    let changed = symbols().replacingOccurrences(of: " app\n", with: " axp\n")
    _ = try folder.file("store/app/\(identifier)/app.sym", holding: changed)
    try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: file)
    #expect(await !isIndexed(store, cache: cache))
  }

  @Test func `a damaged index is passed over and made again`() async throws {
    let text = symbols(functionCount: 200_000)
    let (store, file) = try store(text)
    let summary = try SymbolIndexJob(symbolFile: file, in: .folder(cacheFolder)).run()
    // In the root of the functions' tree, which is there when the index is opened but not looked at.
    var bytes = Array(try Data(contentsOf: URL(fileURLWithPath: summary.path)))
    bytes[bytes.count - 1] ^= 1
    try Data(bytes).write(to: URL(fileURLWithPath: summary.path))
    let cache = SymbolIndexCache(folder: cacheFolder)
    #expect(await isIndexed(store, cache: cache))
    #expect(await name(store, cache: cache) == "main")
    let made = cache.makeMissing()
    #expect(made.map(\.path) == [file])
    #expect(Array(try Data(contentsOf: URL(fileURLWithPath: summary.path))) != bytes)
    #expect(cache.makeMissing().isEmpty)
  }

  @Test func `a large file out of order gets its index after it was read`() async throws {
    let (store, file) = try store(symbols(functionCount: 200_000))
    let cache = SymbolIndexCache(folder: cacheFolder)
    #expect(await name(store, cache: cache) == "main")
    #expect(indexes().isEmpty)
    #expect(cache.makeMissing().map(\.path) == [file])
    #expect(await isIndexed(store, cache: cache))
    #expect(await name(store, cache: cache) == "main")
    #expect(cache.makeMissing().isEmpty)
  }

  @Test func `a folder that cannot be written to is no error`() async throws {
    let (store, file) = try store(symbols(functionCount: 100_000))
    try compress(file)
    let cache = SymbolIndexCache(folder: file + ".gz/no-folder")
    #expect(await name(store, cache: cache) == "main")
    #expect(cache.makeMissing().allSatisfy { if case .failure = $0.result { true } else { false } })
  }

  @Test func `a place that cannot be written to is known before the file is read`() throws {
    let file = try folder.file("a.sym", holding: String(repeating: "<html>\n", count: 20_000))
    let job = try SymbolIndexJob(symbolFile: file, in: .folder(file))
    #expect {
      try job.run()
    } throws: { error in
      if case SymbolIndexError.file(let error)? = error as? SymbolIndexError {
        error.action == "create"
      } else {
        false
      }
    }
  }

  @Test func `what is no symbol file gets no index`() throws {
    for lineCount in [1, 20_000] {
      let file = try folder.file("a.sym", holding: String(repeating: "<html>\n", count: lineCount))
      let job = try SymbolIndexJob(symbolFile: file, in: .besideTheFile)
      #expect(!job.isNeedless)
      #expect(throws: SymbolIndexError.noSymbols(path: file)) { try job.run() }
      #expect(FileKind(of: file + ".symindex") == nil)
    }
  }

  @Test func `a small file needs no index`() throws {
    let file = try folder.file("a.sym", holding: symbols(functionCount: 9))
    #expect(try SymbolIndexJob(symbolFile: file, in: .besideTheFile).isNeedless)
  }

  @Test func `a long name leaves room for the rest`() throws {
    let name = String(repeating: "n", count: 250)
    let path = SymbolIndexPlace.folder("/c").path(of: "/s/\(name).sym")
    #expect(path.hasPrefix("/c/symindex/nnnn"))
    #expect((path.split(separator: "/").last?.utf8.count ?? 999) < 240)
  }
}
