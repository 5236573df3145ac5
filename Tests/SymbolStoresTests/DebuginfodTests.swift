import Fetching
import Foundation
import Support
import SymbolStores
import Symbols
import Testing

/// Debian's own server, with a program and its debug file, asked by `symbol-fetch`.
@Suite(
  .enabled(if: CompiledPrograms.areAvailable, "needs gcc and objcopy"),
  .enabled(if: Debuginfod.path != nil, "needs debuginfod"))
struct DebuginfodTests {
  private let folder: TemporaryFolder
  private let module: ModuleID
  private let crash: UInt64

  init() throws {
    folder = try TemporaryFolder()
    let programs = try CompiledPrograms(in: folder)
    let program = try programs.program("served/crash")
    module = try CompiledPrograms.module(program)
    crash = try CompiledPrograms.address(of: "crash", in: program)
    try programs.split(program, debugFile: "served/crash.debug")
  }

  private func store(_ urls: [String], isOffline: Bool = false) -> ServerStore {
    var options = ServerStore.Options()
    options.isOffline = isOffline
    let path = URL(fileURLWithPath: CommandLine.arguments[0])
      .deletingLastPathComponent().appendingPathComponent("symbol-fetch").path
    return ServerStore(
      urls.compactMap { SymbolServer($0) }, cache: DownloadCache(folder: folder.path + "/cache"),
      transport: HelperTransport(path: path), options: options)
  }

  @Test func `a program and its debug file come from debuginfod, and stay`() async throws {
    let server = try Debuginfod(serving: folder.path + "/served", in: folder.path)
    defer { withExtendedLifetime(server) {} }
    let buildID = module.codeIdentifier?.text ?? ""
    try await server.waitUntilServing("\(server.url)/buildid/\(buildID)/debuginfo")
    // The first server has nothing, and speaks another layout.
    let store = store([server.url, "debuginfod+" + server.url])
    let lookup = await store.symbols(for: module)
    let match = lookup.file?.symbol(at: crash)
    #expect(match?.name == "crash" && match?.source?.line == 1)
    #expect(lookup.coverage.isWhole)
    let base = "\(server.url)/buildid/\(buildID)/"
    #expect(
      lookup.inquiries.dropFirst() == [
        SymbolInquiry(place: base + "debuginfo", answer: .symbols),
        SymbolInquiry(place: base + "executable", answer: .symbols),
      ])
    let offline = self.store(["debuginfod+" + server.url], isOffline: true)
    #expect(await offline.symbols(for: module).file?.symbol(at: crash)?.source?.line == 1)
  }

  @Test func `a build id that debuginfod does not have is missing`() async throws {
    let server = try Debuginfod(serving: folder.path + "/served", in: folder.path)
    defer { withExtendedLifetime(server) {} }
    let buildID = module.codeIdentifier?.text ?? ""
    try await server.waitUntilServing("\(server.url)/buildid/\(buildID)/debuginfo")
    let bytes = [UInt8](1...20)
    let other = ModuleID(
      codeFile: "/opt/other", codeIdentifier: CodeIdentifier(elfBuildID: bytes),
      debugFile: "/opt/other", debugIdentifier: DebugIdentifier(elfBuildID: bytes))
    let lookup = await store(["debuginfod+" + server.url]).symbols(for: other)
    #expect(lookup.file == nil && lookup.inquiries.map(\.answer) == [.nothing, .nothing])
  }

  @Test func `an ELF file of another build is told and not kept`() async throws {
    // A web server that has the program where another one is asked for.
    let other = try CompiledPrograms(in: folder).program("other/crash", "-O2", "-DOTHER")
    let wanted = try CompiledPrograms.module(other)
    let place = "www/buildid/\(wanted.codeIdentifier?.text ?? "")/"
    _ = try folder.file(
      place + "debuginfo",
      holding: Array(try Data(contentsOf: URL(fileURLWithPath: folder.path + "/served/crash"))))
    _ = try folder.file(place + "executable", holding: "<html>")
    let server = try WebServer(serving: folder.path + "/www")
    defer { withExtendedLifetime(server) {} }
    let lookup = await store(["debuginfod+" + server.url]).symbols(for: wanted)
    #expect(lookup.file == nil)
    let reasons = lookup.inquiries.map { inquiry in
      if case .unusable(let reason) = inquiry.answer { reason } else { "" }
    }
    #expect(reasons.first?.hasPrefix("the server sent a file of another build") == true)
    #expect(reasons.last == "the server sent something that is no ELF file")
    let kept = FileManager.default.subpaths(atPath: folder.path + "/cache/downloads/debuginfod")
    #expect((kept ?? []).isEmpty)
  }
}

/// Debian's debuginfod, run for a test.
private final class Debuginfod {
  static let path = CompiledPrograms.path(of: "debuginfod")

  let url: String
  private let process = Process()

  init(serving folder: String, in work: String) throws {
    let port = Int.random(in: 20_000..<60_000)
    url = "http://127.0.0.1:\(port)"
    process.executableURL = URL(fileURLWithPath: Self.path ?? "")
    process.arguments = [
      "-p", "\(port)", "-d", "\(work)/debuginfod.sqlite", "-t", "1", "-F", folder,
    ]
    process.environment = [:]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
  }

  /// It looks through its folder first.
  func waitUntilServing(_ url: String) async throws {
    let end = ContinuousClock().now + .seconds(60)
    while ContinuousClock().now < end {
      let curl = Process()
      curl.executableURL = URL(fileURLWithPath: "/usr/bin/curl")
      curl.arguments = ["-sf", "-o", "/dev/null", url]
      try curl.run()
      curl.waitUntilExit()
      if curl.terminationStatus == 0 { return }
      try await Task.sleep(for: .milliseconds(100))
    }
  }

  deinit {
    // It may have inherited that it ignores all other signals.
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }
}
