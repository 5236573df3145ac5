import Foundation
import MinidumpKit
import Support
import Testing

/// Every flag of every command does something that is seen, and there is none that no run tries.
@Suite(.enabled(if: WebServer.isThere && Terminal.areThere, "needs Python and pseudo-terminals"))
struct FlagTests {
  @Test(arguments: FlagRuns.all)
  func `a flag does what the help says`(run: FlagRun) throws {
    #expect(try run.problems { try Self.shown($0, of: run) } == [])
  }

  @Test(arguments: ["", "rewrite", "index", "batch", "symbolize", "breakpad"])
  func `every flag of the help is tried, and no others are`(command: String) throws {
    let help = try Tool.run((command.isEmpty ? [] : [command]) + ["--help"]).output
    let tried = FlagRuns.all.filter { ($0.words.front.first ?? "") == command }.flatMap(\.names)
    #expect(FlagRun.names(toldBy: help) == Set(tried))
  }

  @Test func `the program that downloads tells of itself, and of no other flags`() throws {
    let program = URL(fileURLWithPath: Tool.path).deletingLastPathComponent()
      .appendingPathComponent("symbol-fetch").path
    func output(_ flag: String) throws -> String {
      let terminal = try Terminal()
      try terminal.start([flag], of: program, environment: [:])
      #expect(terminal.status() == 0)
      return terminal.shown.replacing("\r\n", with: "\n")
    }
    for flag in ["-h", "--help"] { #expect(try output(flag).hasPrefix("USAGE: symbol-fetch\n")) }
    for flag in ["-V", "--version"] { #expect(try output(flag).contains("libcurl/")) }
    let flags = FlagRun.names(toldBy: try output("--help").replacing("\n    --", with: "\n  --"))
    #expect(flags == ["--help", "--version", "--generate-completion-script"])
    for shell in ["bash", "zsh", "fish"] {
      let terminal = try Terminal()
      try terminal.start(
        ["--generate-completion-script", shell], of: program, environment: [:])
      #expect(terminal.status() == 0 && terminal.shown.contains("symbol-fetch"))
    }
  }

  /// What a run shows: exit code, output, files, and what the server was asked for.
  private static func shown(_ words: [String], of run: FlagRun) throws -> String {
    var shown = ""
    try Tool.withFile([]) { path in
      let folder = URL(fileURLWithPath: path).standardizedFileURL.deletingLastPathComponent().path
      try FileManager.default.removeItem(atPath: path)
      let name = "run-" + UUID().uuidString
      func filled(_ words: [String]) -> [String] {
        words.map {
          $0.replacing("{tmp}", with: folder).replacing("{data}", with: Fixture.folder.path)
            .replacing("{in}", with: FlagInputs.folder)
            .replacing("{server}", with: FlagInputs.server?.url ?? "").replacing(
              "{run}", with: name)
        }
      }
      let environment = [
        "HOME": folder, "TERM": "xterm", "PATH": "/usr/bin:/bin", "PAGER": "sed s/^/paged/",
        "DEBUGINFOD_URLS": (FlagInputs.server?.url ?? "") + "/" + name,
      ]
      if let preparation = run.preparation {
        _ = try Tool.run(filled(preparation), environment: environment)
      }
      let outcome = try outcome(filled(words), environment, isOnTerminal: run.isOnTerminal)
      let asked = FlagInputs.server?.requests.filter { $0.contains(name) } ?? []
      shown = (outcome + [files(in: folder)] + asked).joined(separator: "\n")
        .replacing(folder, with: "{tmp}").replacing(name, with: "{run}")
        .replacing(/"seconds":[0-9.e-]+/, with: "")
    }
    return shown
  }

  private static func outcome(
    _ words: [String], _ environment: [String: String], isOnTerminal: Bool
  ) throws -> [String] {
    guard isOnTerminal else {
      let answer = try Tool.run(words, environment: environment)
      return ["status \(answer.status)", answer.output, answer.errors]
    }
    let terminal = try Terminal()
    try terminal.start(words, environment: environment)
    return ["status \(terminal.status() ?? -1)", terminal.shown]
  }

  /// Paths and contents.
  private static func files(in folder: String) -> String {
    let paths = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    return paths.sorted().map { path in
      let bytes = FileManager.default.contents(atPath: folder + "/" + path) ?? Data()
      return "file \(path): " + String(decoding: bytes.prefix(10_000), as: UTF8.self)
    }.joined(separator: "\n")
  }
}

/// What the runs read.
enum FlagInputs {
  /// Of `TestData/Symbols`, for all runs.
  static let server = try? WebServer(serving: Fixture.folder.path + "/Symbols")

  /// With dumps, lists and rules in it.
  static let folder: String = {
    let folder = NSTemporaryDirectory() + "FlagTests-\(getpid())"
    try? FileManager.default.removeItem(atPath: folder)
    try? make(folder)
    return folder
  }()

  private static func make(_ folder: String) throws {
    let data = Fixture.folder.path
    for name in ["unnamed", "store", "debug/.build-id"] {
      try FileManager.default.createDirectory(
        atPath: "\(folder)/\(name)", withIntermediateDirectories: true)
    }
    let program = data + "/Programs/split.so"
    let files = [
      "list": "\(data)/linux-amd64-press.dmp\n",
      "local-list": folder + "/local.dmp\n",
      "rules": "[irrelevant]\npress::Tile::darkness\n",
      "extra.json": #"{"ModuleSignatureInfo":{"A Signer":["press"]}}"#,
      "large.sym": symbolFile,
    ]
    for (name, text) in files {
      try text.write(toFile: "\(folder)/\(name)", atomically: true, encoding: .utf8)
    }
    try FileManager.default.copyItem(
      atPath: data + "/linux-x86-null.dmp", toPath: folder + "/unnamed/dump")
    try Data(dump(of: program)).write(to: URL(fileURLWithPath: folder + "/local.dmp"))
    let identifier = try buildID(of: program).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
    let place = "\(folder)/debug/.build-id/\(identifier[0])"
    try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      atPath: program + ".debug",
      toPath: "\(place)/\(identifier.dropFirst().joined()).debug")
  }

  /// Large enough for an index.
  private static var symbolFile: String {
    "MODULE Linux x86_64 7F05AFED999E0B8EC94BBCEDD4CEA4390 press\n"
      + (0..<8000).map { "FUNC \(String(0x80000 - $0 * 16, radix: 16)) 10 0 f\($0)\n" }.joined()
  }

  private static func buildID(of program: String) throws -> [UInt8] {
    try #require(ELFFile(MappedFile.view(ofFile: program)).buildID)
  }

  /// As if the program had crashed in its function `entry`.
  private static func dump(of program: String) throws -> [UInt8] {
    let base: UInt64 = 0x5555_0000_0000
    var dump = SyntheticDump()
    let context = dump.place(dump.amd64Context(rip: base + 0x1090, rsp: 0x7000_0000))
    dump.addSystemInfo(architecture: 9, platform: 0x8201)
    dump.addThreads([
      .init(
        id: 1, stackAddress: 0x7000_0000, stack: dump.place([UInt8](repeating: 0, count: 64)),
        context: context)
    ])
    dump.addException(threadID: 1, code: 11, context: context)
    var codeView = dump.assembler
    codeView.u32(0x4270_454c)  // BpEL: a build id
    codeView.raw(try buildID(of: program))
    dump.addModules([.init(program, at: base, byteCount: 0x10000, codeView: codeView.bytes)])
    return dump.bytes
  }
}
