import Bytes
import Fetching
import Foundation
import Support
import Symbols
import Synchronization
import Testing

@testable import SymbolStores

private let identifier = "0123456789ABCDEF0123456789ABCDEF0"
private let text = "MODULE Linux x86_64 \(identifier) app\nFUNC 10 8 0 main\n"

private func module(_ name: String = "app", _ id: String = identifier) -> ModuleID {
  ModuleID(codeFile: "/usr/bin/\(name)", debugFile: name, debugIdentifier: DebugIdentifier(id))
}

/// Answers by URL, without a network.
private final class Transport: FileTransport {
  enum Answer: Sendable {
    case bytes([UInt8])
    case event(FetchEvent)
    /// Never, unless it is cancelled.
    case silence
  }

  private struct State {
    var answers: [String: Answer]
    var questions: [String] = []
    var cancelled: [String] = []
  }

  private let state: Mutex<State>
  private let delay: Duration

  init(_ answers: [String: Answer], delay: Duration = .zero) {
    state = Mutex(State(answers: answers))
    self.delay = delay
  }

  var questions: [String] { state.withLock(\.questions) }
  var cancelled: [String] { state.withLock(\.cancelled) }

  func fetch(
    _ request: FetchRequest, progress: @escaping @Sendable (FetchEvent) -> Void
  ) async -> FetchEvent {
    let url = String(request.url.prefix { $0 != "?" })
    let answer = state.withLock { state in
      state.questions.append(request.url)
      return state.answers[url]
    }
    try? await Task.sleep(for: delay)
    switch answer {
    case .bytes(let bytes):
      _ = FileManager.default.createFile(atPath: request.path, contents: Data(bytes))
      return .file(byteCount: bytes.count)
    case .event(let event): return event
    case .silence:
      try? await Task.sleep(for: .seconds(600))
      state.withLock { $0.cancelled.append(url) }
      return .failed(reason: "no longer wanted")
    case nil: return .absent(status: 404)
    }
  }
}

@Suite struct ServerStoreTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private var cache: DownloadCache { DownloadCache(folder: folder.path) }

  private func store(
    _ transport: Transport, _ urls: [String] = ["https://a"], isOffline: Bool = false,
    cache: DownloadCache? = nil
  ) -> ServerStore {
    var options = ServerStore.Options()
    options.isOffline = isOffline
    return ServerStore(
      urls.compactMap { SymbolServer($0) }, cache: cache ?? self.cache, transport: transport,
      options: options)
  }

  private func url(_ host: String, _ name: String = "app") -> String {
    "https://\(host)/\(name)/\(identifier)/\(name).sym"
  }

  private func name(_ lookup: SymbolLookup) -> String? { lookup.file?.symbol(at: 0x10)?.name }

  /// Everything below the cache's folder.
  private func files() -> [String] {
    let paths = FileManager.default.enumerator(atPath: folder.path)?.allObjects as? [String]
    return (paths ?? []).filter { $0.contains(".") || $0.hasSuffix("missing") }.sorted()
  }

  @Test func `what a server has is downloaded once`() async {
    let transport = Transport([url("a"): .bytes(Array(text.utf8))])
    let first = await store(transport).symbols(for: module())
    #expect(name(first) == "main")
    #expect(first.inquiries == [SymbolInquiry(place: url("a"), answer: .symbols)])
    // Another process, later.
    let second = await store(transport).symbols(for: module())
    #expect(name(second) == "main" && second.inquiries == first.inquiries)
    #expect(transport.questions == [url("a")])
    let place = "downloads/symbols/app/\(identifier)/app.sym"
    #expect(files() == [place, place + ".url"])
  }

  @Test func `of servers that have the symbols the first counts, whoever is quicker`() async {
    let other = text.replacing("main", with: "other")
    let quick = Transport(
      [url("b"): .bytes(Array(other.utf8)), url("a"): .bytes(Array(text.utf8))],
      delay: .milliseconds(5))
    let lookup = await store(quick, ["https://a", "https://b"]).symbols(for: module())
    #expect(name(lookup) == "main")
    #expect(lookup.inquiries.map(\.place) == [url("a")])
  }

  @Test func `a server behind the one that has the symbols is not waited for`() async {
    let transport = Transport([url("a"): .bytes(Array(text.utf8)), url("b"): .silence])
    let start = ContinuousClock().now
    #expect(
      name(await store(transport, ["https://a", "https://b"]).symbols(for: module())) == "main")
    #expect(ContinuousClock().now - start < .seconds(300))
  }

  @Test func `every server that had nothing is told with its answer`() async {
    let transport = Transport([
      url("b"): .event(.failed(reason: "busy", isUnanswered: true)),
      url("c"): .bytes(Array("<html>".utf8)), url("d"): .bytes(Array(text.utf8)),
    ])
    let servers = ["a", "b", "c", "d"].map { "https://" + $0 }
    let lookup = await store(transport, servers).symbols(for: module())
    #expect(name(lookup) == "main")
    let problem = "the server sent something that is no Breakpad symbol file"
    #expect(
      lookup.inquiries.map(\.answer) == [
        .nothing, .unknown("busy"), .unusable(problem), .symbols,
      ])
  }

  @Test func `what a server did not have is not asked for again for an hour`() async throws {
    let transport = Transport([:])
    #expect(await store(transport).symbols(for: module()).inquiries.map(\.answer) == [.nothing])
    #expect(await store(transport).symbols(for: module()).inquiries.map(\.answer) == [.nothing])
    #expect(transport.questions.count == 1)
    let path = folder.path + "/downloads/missing"
    let noted = try String(contentsOfFile: path, encoding: .utf8)
    #expect(noted.hasSuffix(" \(url("a"))\n"))
    let hourAgo = Int(Date().timeIntervalSince1970) - RememberedMisses.lifetimeSeconds
    try "\(hourAgo) \(url("a"))\n".write(toFile: path, atomically: true, encoding: .utf8)
    _ = await store(transport).symbols(for: module())
    #expect(transport.questions.count == 2)
  }

  @Test func `what a network failed at is asked for again`() async {
    let failure = Transport.Answer.event(.failed(reason: "no route", isUnanswered: true))
    let transport = Transport([url("a"): failure])
    for _ in 0..<2 { _ = await store(transport).symbols(for: module()) }
    #expect(transport.questions.count == 2)
  }

  @Test func `a server that never answers is left alone after three modules`() async {
    let names = (1...6).map { "m\($0)" }
    let failure = Transport.Answer.event(.failed(reason: "no route", isUnanswered: true))
    let transport = Transport(
      Dictionary(uniqueKeysWithValues: names.map { (url("a", $0), failure) }))
    let store = store(transport)
    var lookups: [SymbolLookup] = []
    for name in names { lookups.append(await store.symbols(for: module(name))) }
    #expect(transport.questions.count == 3)
    let reason = "not asked: the server did not answer several times in a row"
    #expect(lookups.last?.inquiries.map(\.answer) == [.unknown(reason)])
  }

  @Test func `offline, what was downloaded is given and nobody is asked`() async {
    let transport = Transport([url("a"): .bytes(Array(text.utf8))])
    let before = await store(transport, isOffline: true).symbols(for: module())
    #expect(before.inquiries.map(\.answer) == [.unknown("not asked: offline")])
    _ = await store(transport).symbols(for: module())
    #expect(name(await store(transport, isOffline: true).symbols(for: module())) == "main")
    #expect(transport.questions.count == 1)
  }

  @Test(arguments: [
    ("another build", "MODULE Linux x86_64 FF23456789ABCDEF0123456789ABCDEF0 app\n"),
    ("no symbols", "<html>Please log in</html>"), ("nothing", ""), ("zeros", "\0\0\0\0"),
  ])
  func `what is not what was asked for is told and not kept`(_: String, sent: String) async {
    let transport = Transport([url("a"): .bytes(Array(sent.utf8))])
    let lookup = await store(transport).symbols(for: module())
    #expect(lookup.file == nil && lookup.inquiries.firstUnusable?.place == url("a"))
    #expect(files() == [])
  }

  @Test func `compressed answers are kept unpacked, and damaged ones not at all`() async throws {
    let bytes = Array(text.utf8)
    let path = folder.path + "/downloads/symbols/app/\(identifier)/app.sym"
    for packed in [Packed.gzip(bytes), Packed.zstd(bytes), try xz(bytes)] {
      let transport = Transport([url("a"): .bytes(packed)])
      #expect(name(await store(transport).symbols(for: module())) == "main")
      #expect(FileManager.default.contents(atPath: path).map { Array($0) } == bytes)
      try FileManager.default.removeItem(atPath: folder.path + "/downloads")
    }
    let cut = Transport([url("a"): .bytes(Packed.gzip(bytes).dropLast(9))])
    let lookup = await store(cut).symbols(for: module())
    #expect(lookup.inquiries.firstUnusable?.reason.contains("compressed data") == true)
    #expect(files() == [])
  }

  private func xz(_ bytes: [UInt8]) throws -> [UInt8] {
    let path = try folder.file("packed", holding: bytes)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/xz")
    process.arguments = [path]
    try process.run()
    process.waitUntilExit()
    defer { try? FileManager.default.removeItem(atPath: path + ".xz") }
    return Array(try Data(contentsOf: URL(fileURLWithPath: path + ".xz")))
  }

  @Test func `many who ask for a module wait for one download`() async {
    let transport = Transport([url("a"): .bytes(Array(text.utf8))], delay: .milliseconds(30))
    let store = store(transport)
    let names = await withTaskGroup(of: String?.self) { group in
      for index in 0..<20 {
        var module = module()
        module.codeFile = "/\(index)/app"
        group.addTask { [module] in
          await store.symbols(for: module).file?.symbol(at: 0x10)?.name
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(names == Array(repeating: "main", count: 20))
    #expect(transport.questions.count == 1)
  }

  @Test func `processes that download the same leave one whole file`() async {
    let body = Array((text + String(repeating: "10 8 7 0\n", count: 50_000)).utf8)
    let transport = Transport([url("a"): .bytes(Packed.gzip(body))])
    await withTaskGroup(of: Void.self) { group in
      for store in (0..<8).map({ _ in store(transport) }) {
        group.addTask {
          #expect(await store.symbols(for: module()).file?.symbol(at: 0x10)?.name == "main")
        }
      }
    }
    let place = "downloads/symbols/app/\(identifier)/app.sym"
    #expect(files() == [place, place + ".url"])
    #expect(FileManager.default.contents(atPath: folder.path + "/" + place)?.count == body.count)
  }

  @Test(arguments: [
    "..", ".", "a/../../../etc/passwd", #"..\..\evil"#, "a\0b", String(repeating: "x", count: 300),
    "a b?c=d#e&%2e%2e", "ä\n\u{1b}[2J", "symindex", "downloads",
  ])
  func `a hostile name stays in its folder and in its part of the URL`(hostile: String) async {
    let transport = Transport([:])
    let lookup = await store(transport).symbols(for: module(hostile))
    for question in transport.questions {
      let parts = question.split(separator: "/", omittingEmptySubsequences: false)
      #expect(parts.count == 6 && parts[4] == identifier && !parts.contains(".."))
      #expect(question.utf8.allSatisfy { (0x21...0x7e).contains($0) })
      #expect(!question.contains("?") && !question.contains("#"))
    }
    #expect(lookup.inquiries.count == transport.questions.count)
    let files = SymbolServer("https://a")?.files(of: module(hostile)) ?? []
    for file in files {
      let parts = file.place.split(separator: "/", omittingEmptySubsequences: false)
      #expect(parts.count == 4 && parts.allSatisfy { $0 != "." && $0 != ".." && !$0.isEmpty })
    }
  }

  @Test func `passwords are sent and never shown`() async {
    let transport = Transport([:])
    let store = store(transport, ["https://me:secret@a/x/?token=t"])
    let lookup = await store.symbols(for: module())
    #expect(
      transport.questions == ["https://me:secret@a/x/app/\(identifier)/app.sym?token=t"])
    #expect(lookup.inquiries.map(\.place) == ["https://a/x/app/\(identifier)/app.sym"])
  }

  @Test func `a link of a stranger's in the cache is replaced, not followed`() async throws {
    let victim = try folder.file("victim", holding: "precious")
    let place = folder.path + "/downloads/symbols/app/\(identifier)"
    try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      atPath: place + "/app.sym.url", withDestinationPath: victim)
    let transport = Transport([url("a"): .bytes(Packed.gzip(Array(text.utf8)))])
    #expect(name(await store(transport).symbols(for: module())) == "main")
    #expect(try String(contentsOfFile: victim, encoding: .utf8) == "precious")
  }
}

@Suite struct SymbolServerTests {
  private func paths(_ server: String, _ module: ModuleID) -> [String] {
    SymbolServer(server)?.files(of: module).map(\.url) ?? ["no server"]
  }

  private let windows = ModuleID(
    codeFile: #"C:\Program Files\App.exe"#,
    codeIdentifier: CodeIdentifier(timestamp: 0x5f00_1234, imageByteCount: 0x1a000),
    debugFile: #"D:\build\App.pdb"#,
    debugIdentifier: DebugIdentifier("5A9832E5287241C1838ED98914E9B7FFa"))

  private let linux = ModuleID(
    codeFile: "/usr/lib/libc.so.6",
    codeIdentifier: CodeIdentifier("93ac61ec5a8eb1396f9fbd350e3169a558528a40"),
    debugFile: "libc.so.6",
    debugIdentifier: DebugIdentifier("EC61AC938E5A39B16F9FBD350E3169A50"))

  @Test func `paths are those of the layout`() {
    let id = "5A9832E5287241C1838ED98914E9B7FFa"
    let query = "?code_file=App.exe&code_id=5f0012341a000"
    #expect(paths("https://h/try/", windows) == ["https://h/try/App.pdb/\(id)/App.sym" + query])
    #expect(
      paths("symsrv+https://h", windows) == [
        "https://h/App.pdb/\(id)/App.sym" + query, "https://h/App.pdb/\(id)/App.sy_" + query,
        "https://h/Ap/App.pdb/\(id)/App.sym" + query,
      ])
    #expect(
      paths("ssqp+https://h", windows) == [
        "https://h/app.pdb/\(id.lowercased())/app.sym" + query
      ])
    #expect(paths("debuginfod+https://h", windows) == [])
    let build = "https://h/buildid/93ac61ec5a8eb1396f9fbd350e3169a558528a40/"
    #expect(
      paths("debuginfod+https://h/", linux) == [build + "debuginfo", build + "executable"])
  }

  @Test func `a module without debug information is asked for by its code identifier`() {
    var module = windows
    (module.debugFile, module.debugIdentifier) = (nil, nil)
    module.codeFile = #"C:\User32.DLL"#
    #expect(
      paths("https://h", module) == [
        "https://h/User32.DLL/5F0012341A000/User32.sym?code_file=User32.DLL&code_id=5f0012341a000"
      ])
    module.codeIdentifier = CodeIdentifier("../../x")
    #expect(paths("https://h", module) == [])
  }

  @Test func `build ids of ELF files alone are asked for`() {
    #expect(ELFModule(linux)?.buildID != nil)
    var mac = linux
    mac.codeIdentifier = CodeIdentifier("ec61ac938e5a39b16f9fbd350e3169a5")
    #expect(ELFModule(mac)?.buildID == nil)
    #expect(ELFModule(windows)?.buildID == nil)
    var hostile = linux
    hostile.codeIdentifier = CodeIdentifier("../..")
    #expect(ELFModule(hostile)?.buildID == nil)
  }

  @Test(arguments: ["", "host", "ftp://h", "file:///x", "https://", "https:///x", "https://a b"])
  func `what is no URL of http is no server`(text: String) {
    #expect(SymbolServer(text) == nil)
  }

  @Test func `servers are taken from DEBUGINFOD_URLS`() {
    let servers = SymbolServer.debuginfod(" https://a/  nonsense\thttp://b ")
    #expect(servers.map(\.base) == ["https://a", "http://b"])
    #expect(servers.allSatisfy { $0.layout == .debuginfod })
  }
}
