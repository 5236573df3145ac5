import Support
import Testing

/// The command as Breakpad's tool: its name, its flags, its exit codes.
@Suite struct BreakpadTests {
  private let dump = Fixture.folder.path + "/linux-amd64-threads.dmp"

  private func breakpad(_ arguments: [String]) throws -> Tool.Answer {
    try Tool.run(arguments, calledAs: "/usr/local/bin/minidump_stackwalk")
  }

  @Test func `under Breakpad's name it takes Breakpad's flags`() throws {
    let answer = try breakpad(["-m", dump])
    #expect(answer.status == 0)
    #expect(answer.output.hasPrefix("OS|Linux|"))
    #expect(answer.output == (try Tool.run(["breakpad", "-m", dump])).output)
  }

  @Test func `under rust-minidump's name it takes rust-minidump's flags`() throws {
    let answer = try Tool.run(["--json", dump], calledAs: "minidump-stackwalk")
    #expect(answer.output.hasPrefix("{"))
    #expect(answer.output == (try Tool.run(["--json", dump])).output)
  }

  @Test func `under rust-minidump's name no word is a subcommand`() throws {
    let answer = try Tool.run(["breakpad"], calledAs: "minidump-stackwalk")
    #expect(answer.status == 1)
    #expect(answer.errors.contains("FileNotFound"))
  }

  @Test(arguments: [["-m"], ["-f", "machine"], ["--format", "machine"], ["-cm"]])
  func `the report for programs has several names`(flags: [String]) throws {
    #expect(try breakpad(flags + [dump]).output.hasPrefix("OS|Linux|"))
  }

  @Test(arguments: [[], ["-f", "human"]])
  func `the report is for people unless told otherwise`(flags: [String]) throws {
    #expect(try breakpad(flags + [dump]).output.hasPrefix("Operating system: Linux\n"))
  }

  @Test func `one thread is the one that crashed`() throws {
    let report = try breakpad(["-c", dump]).output
    #expect(report.contains("\nThread 7 (crashed)\n"))
    #expect(!report.contains("\nThread 0\n"))
    #expect(report.contains("\nLoaded modules:\n"))
  }

  @Test(arguments: [["-t", "0"], ["-t0"]])
  func `one thread is the one with a number`(flags: [String]) throws {
    let report = try breakpad(flags + [dump]).output
    #expect(report.contains("\nThread 0\n"))
    #expect(!report.contains("(crashed)"))
  }

  @Test func `a number without a thread is told`() throws {
    let answer = try breakpad(["-t", "8", dump])
    #expect(answer.status == 1)
    #expect(answer.errors == "Error: -t 8: the dump has 8 threads, the first is 0\n")
  }

  @Test func `a brief report is a stack`() throws {
    let report = try breakpad(["-b", dump]).output
    #expect(report.hasPrefix("Thread 7 (crashed)\n 0  crasher"))
    #expect(!report.contains("Found by"))
  }

  @Test func `what lies on the stack stands behind each frame`() throws {
    let report = try breakpad(["-s", dump]).output
    #expect(report.contains("\n    Stack contents:\n"))
    #expect(report.contains("\n    Possible instruction pointers:\n"))
  }

  @Test(arguments: [["-c", "-t", "0"], ["-q"], ["-f", "xml"]])
  func `wrong arguments end with Breakpad's exit code`(flags: [String]) throws {
    let answer = try breakpad(flags + [dump])
    #expect(answer.status == 1)
    #expect(answer.output == "")
    #expect(try Tool.run(["breakpad"] + flags + [dump]).status == 2)
  }

  @Test func `a dump that cannot be read is told`() throws {
    let answer = try breakpad(["/nowhere.dmp"])
    #expect(answer.status == 1)
    #expect(answer.errors.contains("/nowhere.dmp"))
  }

  @Test func `the help is by the name it was called by`() throws {
    let help = try breakpad(["--help"])
    #expect(help.status == 0)
    #expect(help.output.contains("USAGE: minidump_stackwalk [options] DUMP [SYMBOLS ...]"))
    let other = try Tool.run(["breakpad", "--help"]).output
    #expect(other.contains("USAGE: dump-stackwalk breakpad [options] DUMP [SYMBOLS ...]"))
  }

  @Test func `the manual is told as Markdown, with or without a dump`() throws {
    let manual = try Tool.run(["--help-markdown"])
    #expect(manual.status == 0)
    #expect(manual.output.hasPrefix("# `dump-stackwalk`\n\n```text\n"))
    #expect(manual.output.contains("\n# `dump-stackwalk batch`\n"))
    #expect(try Tool.run(["--help-markdown", dump]).output == manual.output)
    #expect(try Tool.run(["--help-markdown", "--json", dump]).status == 2)
  }

  /// `processor/rules/breakpad.py` of Socorro, but for the server that it asks.
  @Test func `Socorro's command line is understood`() throws {
    let answer = try Tool.run([
      "--evil-json", "/dev/null", "--symbols-cache", "/tmp", "--symbols-tmp", "/tmp",
      "--no-color", "--output-file", "/dev/stdout", "--log-file", "/dev/null",
      "--symbols-url", "http://127.0.0.1:9/", "--symbols-download-timeout-secs", "1",
      "--offline", "--json", "--verbose=error", dump,
    ])
    #expect(answer.status == 0)
    #expect(answer.output.contains(#""status":"OK""#))
  }
}
