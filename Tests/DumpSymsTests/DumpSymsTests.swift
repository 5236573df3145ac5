import Foundation
import Support
import Testing

@Suite struct DumpSymsTests {
  private static let programs = Fixture.folder.appendingPathComponent("Programs").path
  private let program = Self.programs + "/clang-x86_64.so"

  @Test func `a program's symbols go to standard output`() throws {
    let answer = try Tool().run([program])
    #expect(answer.status == 0)
    #expect(answer.errors == "")
    #expect(answer.output.hasPrefix("MODULE Linux x86_64 332C8F65C0E2024D8201346E9023229E0 clang"))
    #expect(answer.output.contains("\nINFO GENERATOR swift-minidump dump-syms "))
    #expect(answer.output.contains("\nSTACK CFI INIT "))
    #expect(answer.output.contains(" 0 shapes::Square::area() const\n"))
    let raw = try Tool().run(["--no-demangle", program])
    #expect(raw.output.contains(" 0 _ZNK6shapes6Square4areaEv\n"))
  }

  @Test func `a store has a place for each module`() throws {
    let tool = try Tool()
    let other = Self.programs + "/clang-armv7.so"
    let answer = try tool.run(["--store", "symbols", program, other])
    #expect(answer.status == 0)
    let identifiers = ["332C8F65C0E2024D8201346E9023229E0", "13ED6CE74A5E382309D318C53FF6632F0"]
    for (name, identifier) in zip(["clang-x86_64.so", "clang-armv7.so"], identifiers) {
      let text = try tool.text(of: "symbols/\(name)/\(identifier)/\(name).sym")
      #expect(text.contains(identifier))
    }
  }

  @Test func `a stripped program's debug file is found beside it`() throws {
    let answer = try Tool().run([Self.programs + "/split.so"])
    #expect(answer.output.contains("\nINLINE "))
    #expect(answer.output.contains("\nSTACK CFI INIT "))
    #expect(answer.errors == "")
  }

  @Test func `a debug file that is not there is told`() throws {
    let tool = try Tool()
    try FileManager.default.copyItem(
      atPath: Self.programs + "/split.so", toPath: tool.folder.path + "/split.so")
    let alone = try tool.run(["split.so"])
    #expect(alone.status == 0)
    #expect(alone.errors.contains("its debug information is in split.so.debug, which is not there"))
    let folder = try tool.run(["--debug-directory", Self.programs, "split.so"])
    #expect(folder.output.contains("\nFUNC "))
    // As Breakpad's tool takes it.
    #expect(try tool.run(["split.so", Self.programs]).output == folder.output)
    let named = try tool.run(["--debug-file", Self.programs + "/split.so.debug", "split.so"])
    #expect(named.output == folder.output)
  }

  @Test func `a device that never ends is no program`() throws {
    let answer = try Tool().run(["/dev/zero"])
    #expect(answer.status == 1)
    #expect(answer.errors.contains("/dev/zero: not an ELF file"))
  }

  @Test func `a program whose end is missing is refused`() throws {
    let tool = try Tool()
    let whole = try Data(contentsOf: URL(fileURLWithPath: program))
    let cut = tool.folder.appendingPathComponent("cut.so")
    try whole.dropLast(1).write(to: cut)
    let answer = try tool.run(["cut.so"])
    #expect(answer.status == 1 && answer.output == "")
    let claim = "ends after \(whole.count - 1) of at least \(whole.count) bytes"
    #expect(answer.errors.contains(claim), "\(answer.errors)")
  }

  /// Builds a program with a namespace and an inlined call in the tool's folder, and says where.
  private func build(in tool: Tool, _ commands: String) throws {
    let source = """
      namespace deep { static inline int twice(int a) { return 2 * a; } int entry(int a); }
      int deep::entry(int a) { return twice(a) + 1; }
      int main(int count, char **) { return deep::entry(count); }
      """
    let folder = tool.folder.appendingPathComponent("built")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try source.write(
      to: folder.appendingPathComponent("main.cpp"), atomically: true, encoding: .utf8)
    let compiler = try Process.run(
      URL(fileURLWithPath: "/bin/sh"), arguments: ["-c", "cd '\(folder.path)' && \(commands)"])
    compiler.waitUntilExit()
  }

  private static let hasCompiler = FileManager.default.isExecutableFile(atPath: "/usr/bin/g++")

  @Test(.enabled(if: hasCompiler, "g++ is there"), arguments: [4, 5])
  func `split DWARF gives the symbols of whole DWARF`(version: Int) throws {
    let tool = try Tool()
    let options = "-g -gdwarf-\(version) -O1 -Wl,--build-id=none main.cpp"
    try build(
      in: tool,
      "g++ \(options) -o whole && g++ \(options) -gsplit-dwarf -o split; mkdir ../other && cp split ../other/moved"
    )
    let whole = try tool.run(["-n", "a", "built/whole"]).output
    #expect(whole.contains(" deep::entry(int)\n") && whole.contains("\nINLINE 0 "))
    let split = try tool.run(["-n", "a", "built/split"])
    #expect(split.output == whole && split.errors == "")
    // The .dwo file is where the program was built, and not looked for elsewhere unasked.
    let moved = try tool.run(["-n", "a", "other/moved"])
    #expect(moved.status == 0 && moved.errors.contains("split DWARF"))
    #expect(!moved.output.contains("\nINLINE "))
    let asked = try tool.run(["-n", "a", "--debug-directory", "built", "other/moved"])
    #expect(asked.output == whole && asked.errors == "")
  }

  @Test(
    .enabled(
      if: hasCompiler && FileManager.default.isExecutableFile(atPath: "/usr/bin/dwp"),
      "dwp is there"))
  func `a package of split DWARF beside the program is read`() throws {
    let tool = try Tool()
    let options = "-g -gdwarf-4 -O1 -Wl,--build-id=none main.cpp"
    try build(
      in: tool,
      "g++ \(options) -o whole && g++ \(options) -gsplit-dwarf -o split && dwp -e split && rm *.dwo"
    )
    let whole = try tool.run(["-n", "a", "built/whole"]).output
    let split = try tool.run(["-n", "a", "built/split"])
    #expect(split.output == whole && split.errors == "")
  }

  @Test(arguments: [("gzip", ".gz"), ("zstd", ".zst"), ("xz", ".xz")])
  func `what is written may be compressed`(format: String, ending: String) throws {
    let tool = try Tool()
    let answer = try tool.run(["--compress", format, "--store", "symbols", program])
    #expect(answer.status == 0)
    let folder = "symbols/clang-x86_64.so/332C8F65C0E2024D8201346E9023229E0"
    let path = "\(folder)/clang-x86_64.so.sym\(ending)"
    let plain = try Data(contentsOf: tool.folder.appendingPathComponent(path))
    #expect(plain.count < 2000)
    #expect(try tool.run(["--check", "--strict", path]).status == 0)
    #expect(
      try tool.run(["--check", "--strict", "-"], input: tool.folder.path + "/" + path).status == 0)
    #expect(try tool.run(["--compress", format, "-o", "a", program]).status == 0)
    #expect(try Data(contentsOf: tool.folder.appendingPathComponent("a")) == plain)
  }

  @Test(arguments: [["--store", "s"], ["--output", "o"], ["--compress", "gzip"]])
  func `a check writes nothing, and says so`(arguments: [String]) throws {
    let answer = try Tool().run(["--check"] + arguments + [program])
    #expect(answer.status == 2)
    #expect(answer.errors.contains("--check writes no symbol file: leave \(arguments[0]) out"))
  }

  @Test(arguments: [
    ("/linux-amd64-press.dmp", "a minidump, of a crash and not of a program: dump-stackwalk "),
    ("/windows-amd64-null.dmp.gz", "a minidump, of a crash and not of a program: dump-stackwalk "),
    ("/Expected/clang-x86_64.so.sym", "a symbol file already: --check says what is wrong"),
  ])
  func `other files are told as what they are`(path: String, advice: String) throws {
    let answer = try Tool().run([Fixture.folder.path + path])
    #expect(answer.status == 1)
    #expect(answer.errors.contains(advice), "\(answer.errors)")
  }

  @Test func `a device without an end is not read to its end`() throws {
    let tool = try Tool()
    for arguments in [["--check", "/dev/zero"], ["/dev/zero"]] {
      #expect(try tool.run(arguments).status == 1)
    }
    #expect(try tool.run(["--check", "-"], input: "/dev/zero").status == 1)
    #expect(try tool.run(["-n", "a", "-"], input: "/dev/zero").status == 1)
  }

  @Test func `a debug file of another build is refused`() throws {
    let answer = try Tool().run(["--debug-file", Self.programs + "/gcc-dwarf5.so", program])
    #expect(answer.status == 1)
    #expect(answer.errors.contains("belongs to another build"))
  }

  @Test func `a debug file without a build id is refused where the program has one`() throws {
    let tool = try Tool()
    var bytes = try Data(contentsOf: URL(fileURLWithPath: Self.programs + "/gcc-dwarf5.so"))
    // The type of the note, between the counts of its bytes and its owner.
    let start = Data([4, 0, 0, 0, 20, 0, 0, 0, 3, 0, 0, 0] + "GNU\0".utf8)
    let note = try #require(bytes.range(of: start))
    bytes[note.lowerBound + 8] = 0xff
    let other = tool.folder.appendingPathComponent("other.so").path
    try bytes.write(to: URL(fileURLWithPath: other))
    let answer = try tool.run(["--debug-file", other, program])
    #expect(answer.status == 1)
    #expect(answer.errors.contains("belongs to another build"))
  }

  @Test func `the program itself is not written over`() throws {
    let tool = try Tool()
    let copy = tool.folder.appendingPathComponent("app")
    try FileManager.default.copyItem(atPath: program, toPath: copy.path)
    let answer = try tool.run(["-o", "app", "./app"])
    #expect(answer.status == 2)
    #expect(answer.errors.contains("are the same file"))
    #expect(try Data(contentsOf: copy) == Data(contentsOf: URL(fileURLWithPath: program)))
    #expect(try tool.run(["-o", ".", "app"]).errors.contains("is a folder"))
  }

  @Test func `a pipe to write to stays a pipe`() throws {
    let tool = try Tool()
    let pipe = tool.folder.appendingPathComponent("pipe").path
    #expect(mkfifo(pipe, 0o600) == 0)
    // Open for both, so that the writer finds a reader; a header fits into the pipe.
    let descriptor = open(pipe, O_RDWR)
    defer { close(descriptor) }
    #expect(try tool.run(["-i", "-o", "pipe", program]).status == 0)
    var start = [UInt8](repeating: 0, count: 7)
    #expect(read(descriptor, &start, 7) == 7)
    #expect(String(decoding: start, as: UTF8.self) == "MODULE ")
  }

  @Test func `standard output has a name`() throws {
    let answer = try Tool().run(["-i", "-o", "-", program])
    #expect(answer.output.hasPrefix("MODULE "))
  }

  @Test func `standard input has to have a name`() throws {
    let tool = try Tool()
    #expect(try tool.run(["-"], input: program).status == 1)
    let named = try tool.run(["-n", "app", "-i", "-"], input: program)
    #expect(named.output.hasPrefix("MODULE Linux x86_64 332C8F65C0E2024D8201346E9023229E0 app\n"))
    #expect(!named.output.contains("FUNC"))
  }

  @Test(arguments: [
    [], ["a", "b"], ["-o", "x", "-s", "y", "a"], ["--jobs", "0", "a"], ["--nonsense", "a"],
  ])
  func `wrong arguments are told as such`(arguments: [String]) throws {
    #expect(try Tool().run(arguments).status == 2)
  }

  @Test func `what is no program is told, and the others are done`() throws {
    let tool = try Tool()
    let text = Fixture.folder.path + "/README.md"
    let answer = try tool.run(["-s", "store", text, "/nowhere", program])
    #expect(answer.status == 1)
    #expect(answer.errors.contains("README.md: not an ELF file"))
    #expect(answer.errors.contains("cannot open /nowhere"))
    #expect(answer.errors.contains("clang-x86_64.so.sym"))
  }

  @Test func `a check says what is wrong, and where`() throws {
    let tool = try Tool()
    let symbols = Fixture.folder.path + "/Expected/clang-x86_64.so.sym"
    #expect(try tool.run(["--check", symbols]).status == 0)
    let broken = try String(contentsOfFile: symbols, encoding: .utf8)
      .replacing("\n1520 4 26 0\n", with: "\n1520 4 26 7\n")
    try Data(broken.utf8).write(to: tool.folder.appendingPathComponent("broken.sym"))
    let answer = try tool.run(["--check", "broken.sym"])
    #expect(answer.status == 1)
    #expect(
      answer.output.contains(
        "broken.sym:11: error: a file number that no FILE record has: file 7 [unknown-file]"))
    #expect(try tool.run(["--check", "-"], input: tool.folder.path + "/broken.sym").status == 1)
  }

  @Test func `warnings count when they are to`() throws {
    let tool = try Tool()
    try Data("MODULE Linux x86_64 332C8F65C0E2024D8201346E9023229E0 a\n".utf8)
      .write(to: tool.folder.appendingPathComponent("a.sym"))
    #expect(try tool.run(["--check", "a.sym"]).status == 0)
    #expect(try tool.run(["--check", "--strict", "a.sym"]).status == 1)
  }

  @Test func `the help has examples, and the version is told`() throws {
    let help = try Tool().run(["--help"])
    #expect(help.status == 0)
    #expect(help.output.contains("dump-syms app > app.sym"))
    #expect(try Tool().run(["-V"]).output.hasPrefix("dump-syms "))
  }
}
