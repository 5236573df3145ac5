import Bytes
import Foundation
import Glibc
import MinidumpKit
import Support
import Testing

/// `dump-stackwalk rewrite`
@Suite struct RewriteTests {
  static let fixture = Fixture.folder.appendingPathComponent("linux-amd64-breakpad-null.dmp").path

  func types(_ path: String) throws -> [UInt32] {
    DumpOutline(Array(try Data(contentsOf: URL(fileURLWithPath: path)))).streams.map(\.type)
  }

  /// Runs `body` with a path in a new folder where nothing is.
  func withOutput(_ body: (String) throws -> Void) throws {
    try Tool.withFile([]) { path in
      try FileManager.default.removeItem(atPath: path)
      try body(path)
    }
  }

  @Test func `a dump is written whole`() throws {
    try withOutput { output in
      let answer = try Tool.run(["rewrite", Self.fixture, output])
      #expect(answer.status == 0)
      #expect(answer.output == "")
      #expect(try types(output) == types(Self.fixture))
      #expect(answer.errors.hasPrefix("\(Self.fixture): "))
      #expect(!answer.errors.contains("left out") && !answer.errors.contains("warning"))
      let again = try Tool.run(["rewrite", "-q", output, "-"], output: nil)
      #expect(again.status == 0 && again.errors == "")
    }
  }

  @Test func `streams are left out by name and by number, and told`() throws {
    try withOutput { output in
      let answer = try Tool.run([
        "rewrite", "--without", "linuxenviron,threadnames", "--without=0x47670006", Self.fixture,
        output,
      ])
      #expect(answer.status == 0)
      let gone: Set<UInt32> = [0x4767_0007, 0x4767_0006]
      #expect(try types(output) == types(Self.fixture).filter { !gone.contains($0) })
      #expect(answer.errors.contains("left out: LinuxCmdLine ("))
      #expect(answer.errors.contains("LinuxEnviron ("))
    }
  }

  @Test func `blanks between the names of streams do not matter`() throws {
    try withOutput { output in
      let answer = try Tool.run([
        "rewrite", "--without", " LinuxEnviron,  LinuxCmdLine ", Self.fixture, output,
      ])
      #expect(answer.status == 0)
      let gone: Set<UInt32> = [0x4767_0007, 0x4767_0006]
      #expect(try types(output) == types(Self.fixture).filter { !gone.contains($0) })
    }
  }

  @Test func `what came with a dump and a minidump has no place for is told`() throws {
    let form = Packed.multipart([
      .field("prod", "Electron"), .field("ver\u{1b}", "1.7.9"),
      .file("upload_file_minidump", Tool.emptyDump),
    ])
    let log = try Fixture.bytes("linux-arm-null.microdump")
    for (input, names) in [(form, "prod, ver\\u{1b}"), (log, "product, process type, build, ")] {
      try withOutput { output in
        let answer = try Tool.run(["rewrite", "-", output], input: input)
        #expect(answer.status == 0)
        #expect(
          answer.errors.contains("left out, as a minidump has no place for it: \(names)"))
      }
    }
  }

  @Test func `a dump of which a container has only a part is told of, also by the quiet`() throws {
    let large = try Fixture.bytes("linux-arm-null.dmp") + [UInt8](repeating: 1, count: 300_000)
    let cut = Array(Packed.gzip(large).prefix(150_000))
    try Tool.withFile(cut) { path in
      let answer = try Tool.run(["rewrite", "-q", path, path + ".out"])
      #expect(answer.status == 0)
      #expect(answer.errors.hasPrefix("gzip: "))
      #expect(answer.errors.contains("it ends in the middle"))
    }
  }

  @Test func `only the streams that are asked for are kept`() throws {
    try withOutput { output in
      let answer = try Tool.run(["rewrite", "--only", "SystemInfo,15,7", Self.fixture, output])
      #expect(answer.status == 0)
      #expect(try types(output).filter { $0 != 15 } == [7])
    }
  }

  @Test func `a dump goes through pipes`() throws {
    var empty = SyntheticDump()
    empty.add(stream: 0x1_0001, Array("MDMP".utf8))
    try withOutput { output in
      let file = open(output, O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
      defer { close(file) }
      let answer = try Tool.run(["rewrite", "-", "-"], input: empty.bytes, output: file)
      #expect(answer.status == 0)
      #expect(try types(output) == [0x1_0001])
    }
  }

  @Test(
    arguments: [
      ([], "Missing expected argument '<IN>'"), (["a.dmp"], "Missing expected argument '<OUT>'"),
      (["--without", "Nonsense", "a", "b"], "no stream is called 'Nonsense'"),
      (["--only", "7", "--without", "7", "a", "b"], "the argument '--only <STREAMS>' cannot"),
      // As a script's variable without a value.
      (["--only", "", "a", "b"], "a stream's name is empty in ''"),
      (["--without", "7,", "a", "b"], "a stream's name is empty in '7,'"),
      (["a.dmp", "/tmp"], "/tmp is a folder"),
    ] as [([String], String)])
  func `wrong arguments are told with exit code 2`(arguments: [String], words: String) throws {
    let answer = try Tool.run(["rewrite"] + arguments)
    #expect(answer.status == 2)
    #expect(answer.errors.contains(words))
  }

  @Test func `a dump is not written over itself`() throws {
    try Tool.withFile(Tool.emptyDump) { path in
      try FileManager.default.createSymbolicLink(
        atPath: path + ".link", withDestinationPath: path)
      let answer = try Tool.run(["rewrite", path, path + ".link"])
      #expect(answer.status == 2)
      #expect(answer.errors.contains("are the same file"))
      #expect(try Array(Data(contentsOf: URL(fileURLWithPath: path))) == Tool.emptyDump)
    }
  }

  @Test func `what cannot be read or written leaves what was there`() throws {
    try Tool.withFile(Array("old".utf8)) { output in
      let missing = try Tool.run(["rewrite", "/nowhere/a.dmp", output])
      #expect(missing.status == 1)
      #expect(missing.errors.hasPrefix("ERROR FileNotFound - Error reading dump: cannot open"))
      #expect(try String(contentsOfFile: output, encoding: .utf8) == "old")
      let unwritable = try Tool.run(["rewrite", Self.fixture, "/nowhere/b.dmp"])
      #expect(unwritable.status == 1)
      #expect(unwritable.errors.hasPrefix("Error: cannot create /nowhere/b.dmp"))
      let full = try Tool.run(["rewrite", Self.fixture, "/dev/full"])
      #expect(full.status == 1)
      #expect(full.errors.hasPrefix("Error: cannot write /dev/full: No space left"))
    }
  }

  /// The permission bits of a file.
  func permissions(_ path: String) throws -> mode_t {
    var status = stat()
    try #require(stat(path, &status) == 0)
    return status.st_mode & 0o7777
  }

  @Test func `what is written of a private dump is private, also in place of a public file`() throws
  {
    try Tool.withFile(Tool.emptyDump) { input in
      try #require(chmod(input, 0o600) == 0)
      for isThere in [false, true] {
        let output = input + ".out"
        if isThere { try #require(chmod(output, 0o666) == 0) }
        #expect(try Tool.run(["rewrite", "-q", input, output]).status == 0)
        #expect(try permissions(output) == 0o600)
      }
    }
  }

  @Test func `what is written has no more permissions than the umask leaves`() throws {
    try Tool.withFile(Tool.emptyDump) { input in
      // A file of ours shows the umask, which a process can only read by changing it.
      let usual = input + ".usual"
      close(open(usual, O_WRONLY | O_CREAT | O_CLOEXEC, 0o666))
      try #require(chmod(input, 0o777) == 0)
      #expect(try Tool.run(["rewrite", "-q", input, input + ".out"]).status == 0)
      #expect(try permissions(input + ".out") & 0o666 == permissions(usual))
      let piped = try Tool.run(["rewrite", "-q", "-", input + ".piped"], input: Tool.emptyDump)
      #expect(piped.status == 0)
      #expect(try permissions(input + ".piped") == permissions(usual))
    }
  }

  @Test func `help is offered by the command's whole name`() throws {
    let answer = try Tool.run(["rewrite", "--nonsense", "a", "b"])
    #expect(
      answer.errors == """
        Error: Unknown option '--nonsense'
        Usage: dump-stackwalk rewrite [options] IN OUT
          See 'dump-stackwalk rewrite --help' for more information.

        """)
  }

  @Test func `a dump whose name is rewrite is explained as any other`() throws {
    try Tool.withFile(Tool.emptyDump) { path in
      let named = URL(fileURLWithPath: path).deletingLastPathComponent().path + "/rewrite"
      try FileManager.default.moveItem(atPath: path, toPath: named)
      #expect(try Tool.run([named]).output.hasPrefix("Operating system: unknown"))
      let answer = try Tool.run(["--json", "rewrite"])
      #expect(answer.status == 1)
      #expect(answer.errors.contains("cannot open rewrite"))
    }
  }

  @Test func `the help has examples`() throws {
    let answer = try Tool.run(["rewrite", "--help"])
    #expect(answer.status == 0)
    #expect(answer.output.contains("USAGE: dump-stackwalk rewrite [options] IN OUT"))
    #expect(answer.output.contains("dump-stackwalk rewrite --sanitize crash.dmp public.dmp\n"))
  }
}
