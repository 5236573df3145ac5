import Foundation
import Support
import Testing

/// Every flag does something that is seen, and there is none that no run tries.
@Suite(.enabled(if: Terminal.areThere, "needs pseudo-terminals")) struct FlagTests {
  @Test(arguments: FlagTests.runs)
  func `a flag does what the help says`(run: FlagRun) throws {
    #expect(try run.problems { try Self.shown($0, of: run) } == [])
  }

  @Test func `every flag of the help is tried, and no others are`() throws {
    let help = try Tool().run(["--help"]).output
    #expect(FlagRun.names(toldBy: help) == Set(Self.runs.flatMap(\.names)))
  }

  @Test func `a shell that asks is told how to complete the options`() throws {
    let answer = try Tool().run(["--generate-completion-script", "bash"])
    #expect(answer.status == 0)
    #expect(answer.output.contains("compgen -W 'gzip zstd xz'"))
  }

  private static let runs: [FlagRun] = {
    let programs = Fixture.folder.path + "/Programs"
    let program = programs + "/gcc-dwarf5.so"
    return [
      FlagRun(
        "-o --output --output-file", "a.sym", [program], .shows("status 0\n\n\nfile a.sym: MODULE")),
      FlagRun("-s --store", "store", [program], .shows("file store/gcc-dwarf5.so/")),
      FlagRun("--compress", "gzip", ["-o", "a", program], .hides("\nFUNC ")),
      FlagRun("-i --header-only", [program], .hides("\nFUNC ")),
      FlagRun("--no-inlines", [program], .hides("\nINLINE ")),
      FlagRun("-c --no-cfi", [program], .hides("\nSTACK CFI ")),
      FlagRun("-n --name", "other", [program], .shows(" other\n")),
      FlagRun("--no-demangle", [program], .shows(" _ZNK6shapes6Square4areaEv\n")),
      FlagRun(
        "--debug-file", programs + "/split.so.debug", ["split.so"], .shows("\nINLINE ")),
      FlagRun("--debug-directory", programs, ["split.so"], .shows("\nINLINE ")),
      FlagRun("-j --jobs", "1", [program], .changesNothing),
      FlagRun(
        "--check", [Fixture.folder.path + "/Expected/gcc-dwarf5.so.sym"],
        .shows("nothing is wrong")),
      FlagRun("--strict", ["--check", "bare.sym"], .shows("status 1")),
      FlagRun("--shown", "1", ["--check", "bad.sym"], .hides("bad.sym:5: ")),
      FlagRun("-q --quiet", ["--check", "bad.sym"], .hides("warning: ")),
      FlagRun("--no-color", ["--check", "bad.sym"], .hides("\u{1b}["), isOnTerminal: true),
      FlagRun("-V --version", [program], .shows("status 0\ndump-syms 0.")),
      FlagRun("-h --help", [program], .shows("USAGE: dump-syms")),
    ]
  }()

  /// What a run shows: exit code, output and the files it made.
  private static func shown(_ words: [String], of run: FlagRun) throws -> String {
    let tool = try Tool()
    let module = "MODULE Linux x86_64 332C8F65C0E2024D8201346E9023229E0 a\n"
    try Data(module.utf8).write(to: tool.folder.appendingPathComponent("bare.sym"))
    try Data((module + "FUNC a\nFUNC b\nFUNC c\nFUNC d\n").utf8)
      .write(to: tool.folder.appendingPathComponent("bad.sym"))
    try FileManager.default.copyItem(
      atPath: Fixture.folder.path + "/Programs/split.so", toPath: tool.folder.path + "/split.so")
    let inputs = try files(of: tool)
    let outcome: [String]
    if run.isOnTerminal {
      let terminal = try Terminal()
      try terminal.start(
        words.map { $0.hasSuffix(".sym") ? tool.folder.path + "/" + $0 : $0 }, of: Tool.path,
        environment: ["TERM": "xterm"])
      outcome = ["status \(terminal.status() ?? -1)", terminal.shown]
    } else {
      let answer = try tool.run(words)
      outcome = ["status \(answer.status)", answer.output, answer.errors]
    }
    let made = try files(of: tool).filter { !inputs.contains($0) }.map { path in
      let bytes = try? Data(contentsOf: tool.folder.appendingPathComponent(path))
      return "file \(path): " + String(decoding: bytes ?? Data(), as: UTF8.self)
    }
    return (outcome + made).joined(separator: "\n")
  }

  private static func files(of tool: Tool) throws -> [String] {
    let paths = FileManager.default.enumerator(atPath: tool.folder.path)
    return (paths?.compactMap { $0 as? String } ?? []).filter { $0 != "stdout" && $0 != "stderr" }
      .sorted()
  }
}
