import Foundation
import Glibc
import Testing

@Suite struct ToolTests {
  @Test func `a dump is reported as text`() throws {
    try Tool.withFile(Tool.emptyDump) { path in
      let answer = try Tool.run([path])
      #expect(answer.status == 0)
      #expect(answer.output.hasPrefix("Operating system: unknown\nCPU: unknown\n"))
      #expect(answer.errors == "")
    }
  }

  @Test func `a dump comes from standard input`() throws {
    let answer = try Tool.run(["--json", "-"], input: Tool.emptyDump)
    #expect(answer.status == 0)
    #expect(answer.output.contains(#""dump_time":1171480435"#))
    #expect(answer.output.hasSuffix("}"))
  }

  @Test func `pretty JSON is indented`() throws {
    let answer = try Tool.run(["--json", "--pretty", "-"], input: Tool.emptyDump)
    #expect(answer.output.hasPrefix("{\n  \"crash_info\": {\n    \"address\": null,\n"))
  }

  @Test func `the report goes where it is told to, and nowhere else`() throws {
    try Tool.withFile(Tool.emptyDump) { path in
      let answer = try Tool.run(["--output-file", path + ".txt", "--cyborg=\(path).json", path])
      #expect(answer.status == 0)
      #expect(answer.output == "" && answer.errors == "")
      #expect(try String(contentsOfFile: path + ".txt", encoding: .utf8).hasPrefix("Operating"))
      #expect(try String(contentsOfFile: path + ".json", encoding: .utf8).hasPrefix("{\"crash"))
    }
  }

  @Test func `the options a crash server calls with are understood`() throws {
    try Tool.withFile(Tool.emptyDump) { path in
      try Data(#"{"CPUMicrocodeVersion":"0x42"}"#.utf8).write(
        to: URL(fileURLWithPath: path + ".extra"))
      let answer = try Tool.run([
        "--evil-json", path + ".extra", "--symbols-cache", "/tmp", "--symbols-tmp", "/tmp",
        "--no-color", "--output-file", path + ".json", "--log-file", path + ".log",
        "--symbols-url", "https://example.com/a", "--symbols-url", "https://example.com/b",
        "--symbols-download-timeout-secs", "5", "--no-interactive", "--features=stable-all",
        "--json", "--verbose=warn", path,
      ])
      #expect(answer.status == 0)
      let json = try String(contentsOfFile: path + ".json", encoding: .utf8)
      #expect(json.contains(#""cpu_microcode_version":"0x42""#))
      let log = try String(contentsOfFile: path + ".log", encoding: .utf8)
      #expect(!log.contains("ERROR"))
    }
  }

  @Test func `a reader that goes away is no failure`() throws {
    var ends: [Int32] = [0, 0]
    try #require(pipe(&ends) == 0)
    close(ends[0])
    defer { close(ends[1]) }
    let answer = try Tool.run(["-"], input: Tool.emptyDump, output: ends[1])
    #expect(answer.status == 0)
    #expect(answer.errors == "")
  }

  @Test func `a place that cannot be written to is a failure`() throws {
    let answer = try Tool.run(["--output-file", "/nowhere/at/all", "-"], input: Tool.emptyDump)
    #expect(answer.status == 1)
    #expect(answer.errors == "Error: cannot create /nowhere/at/all: No such file or directory\n")
  }

  @Test func `the version is told`() throws {
    for option in ["-V", "--version"] {
      let answer = try Tool.run([option])
      #expect(answer.status == 0)
      #expect(answer.output.wholeMatch(of: /dump-stackwalk \d+\.\d+\.\d+\n/) != nil)
    }
  }

  @Test(arguments: ["-h", "--help"])
  func `help tells every option`(option: String) throws {
    let answer = try Tool.run([option])
    #expect(answer.status == 0)
    #expect(answer.errors == "")
    #expect(answer.output == HelpSnapshot.text)
  }
}
