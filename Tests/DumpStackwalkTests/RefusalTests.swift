import Foundation
import Support
import Testing

@Suite struct RefusalTests {
  @Test(
    arguments: [
      ([], "the argument 'DUMP' is missing"),
      (["--nonsense", "a.dmp"], "Unknown option '--nonsense'"),
      (["--human", "--json", "a.dmp"], "the argument '--human' cannot be used with '--json'"),
      (
        ["--json", "--cyborg", "x", "a.dmp"],
        "the argument '--json' cannot be used with '--cyborg <PATH>'"
      ),
      (["--verbose", "loud", "a.dmp"], "The value 'loud' is invalid for '--verbose <LEVEL>'"),
      (["--features=all", "a.dmp"], "The value 'all' is invalid for '--features <SET>'"),
    ] as [([String], String)])
  func `wrong arguments are told with exit code 2`(arguments: [String], words: String) throws {
    let answer = try Tool.run(arguments)
    #expect(answer.status == 2)
    #expect(answer.output == "")
    #expect(answer.errors.hasPrefix("Error: \(words)"))
  }

  @Test(
    arguments: [
      (["--pretty"], "ERROR Humans must be hideous!"),
      (["--pretty", "--human"], "ERROR Humans must be hideous!"),
      (["--brief", "--json"], "ERROR Robots cannot be brief!"),
    ] as [([String], String)])
  func `options without effect are refused with exit code 1`(
    arguments: [String], words: String
  ) throws {
    let answer = try Tool.run(arguments + ["-"], input: Tool.emptyDump)
    #expect(answer.status == 1)
    #expect(answer.errors.hasPrefix(words))
  }

  @Test func `a file that is not there is named`() throws {
    let answer = try Tool.run(["/nowhere/crash.dmp"])
    #expect(answer.status == 1)
    #expect(
      answer.errors
        == "ERROR FileNotFound - Error reading dump: cannot open /nowhere/crash.dmp: No such file or directory\n"
    )
  }

  @Test(arguments: [[""], ["rewrite", "", "a.dmp"]])
  func `an empty path, as of a variable without a value, is told`(arguments: [String]) throws {
    let answer = try Tool.run(arguments)
    #expect(answer.status == 1)
    #expect(answer.errors.hasSuffix("cannot open '': the path is empty\n"))
  }

  @Test func `an empty path to write to is told before anything is read`() throws {
    let answer = try Tool.run(["rewrite", "/nowhere/a.dmp", ""])
    #expect(answer.status == 2)
    #expect(answer.errors == "Error: the path to write to is empty\n")
  }

  @Test(arguments: [
    ("", "MissingHeader", "is an empty file: get the dump again"),
    ("MDMP", "MissingHeader", "is the first 4 bytes of a minidump"),
    (
      "PAGEDU64 and so on, at least 32 bytes", "HeaderMismatch",
      "is a dump of a 64-bit Windows kernel"
    ),
    ("<!doctype html><title>404 Not Found</title>", "HeaderMismatch", "is a web page: look into"),
  ])
  func `what is no dump is named for what it is`(
    contents: String, name: String, words: String
  ) throws {
    try Tool.withFile(Array(contents.utf8)) { path in
      let answer = try Tool.run([path])
      #expect(answer.status == 1)
      #expect(answer.output == "")
      #expect(answer.errors.hasPrefix("ERROR \(name) - Error reading dump: \(path) \(words)"))
      #expect(answer.errors.split(separator: "\n").count == 1)
    }
  }

  @Test func `a header of an unknown version is told apart from what is no dump`() throws {
    var bytes = Tool.emptyDump
    bytes[4] = 0
    let answer = try Tool.run(["-"], input: bytes)
    #expect(answer.status == 1)
    #expect(answer.errors.hasPrefix("ERROR VersionMismatch - Error reading dump: header: version "))
  }

  @Test func `a log that is off says nothing, the exit code does`() throws {
    let answer = try Tool.run(["--verbose=off", "/nowhere/crash.dmp"])
    #expect(answer.status == 1)
    #expect(answer.errors == "")
  }

  @Test func `an endless device is not read to its end`() throws {
    let answer = try Tool.run(["/dev/zero"])
    #expect(answer.status == 1)
    #expect(answer.errors.contains("/dev/zero is"))
  }

  @Test func `a place for symbols that is not there is told and passed over`() throws {
    let dump = Fixture.folder.appendingPathComponent("linux-amd64-press.dmp").path
    let answer = try Tool.run([dump, "/no/such/folder"])
    #expect(answer.status == 0)
    #expect(answer.errors.contains("/no/such/folder does not exist"))
  }

  @Test func `side information that is no JSON is told and passed over`() throws {
    try Tool.withFile(Tool.emptyDump) { path in
      let answer = try Tool.run(["--evil-json", path, path])
      #expect(answer.status == 0)
      #expect(answer.errors.contains("not a JSON object; going on without it"))
    }
  }
}
