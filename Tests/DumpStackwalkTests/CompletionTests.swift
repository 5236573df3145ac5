import Foundation
import Support
import Testing

/// Completions as a person gets them who presses Tab in bash.
@Suite(.enabled(if: Terminal.areThere && FileManager.default.fileExists(atPath: "/bin/bash")))
struct CompletionTests {
  /// What bash offers in place of the last word.
  private func offers(_ words: String..., among files: [String] = []) throws -> [String] {
    var shown = ""
    try Tool.withFile([]) { path in
      let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
      for file in files { try Data().write(to: URL(fileURLWithPath: "\(folder)/\(file)")) }
      try FileManager.default.createDirectory(
        atPath: folder + "/folder", withIntermediateDirectories: true)
      let script = """
        source <(\(Tool.path) --generate-completion-script bash); cd \(folder)
        COMP_WORDS=(dump-stackwalk "$@"); COMP_CWORD=$#; _dump_stackwalk
        printf '%s\\n' "${COMPREPLY[@]}"
        """
      let terminal = try Terminal()
      try terminal.start(
        ["-c", script, "bash"] + words, of: "/bin/bash", environment: ["PATH": "/usr/bin:/bin"])
      #expect(terminal.status() == 0)
      shown = terminal.shown
    }
    return shown.split(separator: "\r\n").map(String.init)
  }

  @Test func `the first word is a subcommand, an option or a file`() throws {
    let offers = try offers("", among: ["a crash.dmp"])
    for word in [
      "batch", "breakpad", "index", "rewrite", "symbolize", "--json", "-V", "a crash.dmp",
    ] {
      #expect(offers.contains(word), "\(word)")
    }
    #expect(!offers.contains("help") && !offers.contains("--help-markdown"))
    #expect(try self.offers("ba", among: ["bar.dmp"]) == ["batch", "bar.dmp"])
  }

  @Test func `options are those of the subcommand`() throws {
    #expect(try offers("batch", "--in") == ["--in-order"])
    #expect(try offers("batch", "--jso") == [])
    #expect(try offers("--symbols-path", "folder", "--jso") == ["--json"])
    #expect(try offers("rewrite", "--san") == ["--sanitize", "--sanitise"])
    #expect(try offers("crash.dmp", "batch", "--jso") == ["--json"])
  }

  @Test func `values are those there are, or folders`() throws {
    #expect(try offers("--verbose", "") == ["off", "error", "warn", "info", "debug", "trace"])
    #expect(try offers("breakpad", "-f", "m") == ["machine"])
    #expect(try offers("--verbose", "=", "d") == ["debug"])
    #expect(try offers("--symbols-cache", "", among: ["file"]) == ["folder"])
    #expect(try offers("--symbols-cache", "=", among: ["file"]) == ["folder"])
  }

  @Test func `files are left to bash, which knows how to quote them`() throws {
    #expect(try offers("--json", "", among: ["crash.dmp"]) == [])
    #expect(try offers("batch", "", among: ["crash.dmp"]) == [])
    #expect(try offers("--html", "", among: ["crash.dmp"]) == [])
    #expect(try offers("--", "--js") == [])
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func `what a shell is given, that shell understands`(shell: String) throws {
    guard FileManager.default.isExecutableFile(atPath: "/usr/bin/" + shell) else { return }
    let answer = try Tool.run(["--generate-completion-script", shell])
    #expect(answer.status == 0 && answer.output.contains("symbolize"))
    try Tool.withFile(Array(answer.output.utf8)) { path in
      let terminal = try Terminal()
      try terminal.start(["-n", path], of: "/usr/bin/" + shell, environment: [:])
      #expect(terminal.status() == 0, "\(terminal.shown)")
    }
  }
}
