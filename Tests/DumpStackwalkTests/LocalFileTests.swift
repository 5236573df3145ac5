import Foundation
import MinidumpKit
import Support
import Testing

/// `--use-local-debuginfo` and `--debug-directory`, with a program of the machine's compiler and a dump
/// that is laid as if it had crashed.
@Suite(
  .enabled(
    if: FileManager.default.isExecutableFile(atPath: "/usr/bin/gcc")
      && FileManager.default.isExecutableFile(atPath: "/usr/bin/objcopy"),
    "needs gcc and objcopy"))
struct LocalFileTests {
  /// Runs `body` with the paths of a program and of a dump of it, in a folder of their own.
  private func withCrash(_ body: (_ program: String, _ dump: String) throws -> Void) throws {
    try Tool.withFile([]) { path in
      let folder = URL(fileURLWithPath: path).standardizedFileURL.deletingLastPathComponent().path
      let program = folder + "/crash"
      try "int main(void) { return *(volatile int *)0; }\n"
        .write(toFile: folder + "/crash.c", atomically: true, encoding: .utf8)
      // The build id of `Examples`.
      let identifier = (1...20).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
      try run("gcc", ["-g", "-Wl,--build-id=0x" + identifier, "-o", program, folder + "/crash.c"])
      try Data(dump(of: program)).write(to: URL(fileURLWithPath: path))
      try body(program, path)
    }
  }

  private func run(_ tool: String, _ arguments: [String]) throws {
    let process = try Process.run(URL(fileURLWithPath: "/usr/bin/" + tool), arguments: arguments)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }

  private func dump(of program: String) throws -> [UInt8] {
    let file = try ELFFile(MappedFile.view(ofFile: program))
    let symbols = try #require(file.symbols)
    let main = try #require(symbols.first { symbols.name(of: $0) == "main" })
    let base: UInt64 = 0x5555_0000_0000
    var dump = SyntheticDump()
    let context = dump.place(
      dump.amd64Context(rip: base + main.value - file.baseAddress, rsp: 0x7000_0000))
    dump.addSystemInfo(architecture: 9, platform: 0x8201)
    dump.addThreads([
      .init(
        id: 1, stackAddress: 0x7000_0000, stack: dump.place([UInt8](repeating: 0, count: 64)),
        context: context)
    ])
    dump.addException(threadID: 1, code: 11, context: context)
    dump.addModules([
      .init(
        program, at: base, byteCount: 0x10000, codeView: Examples.buildID(dump.assembler))
    ])
    return dump.bytes
  }

  private func report(_ arguments: String...) throws -> String {
    let answer = try Tool.run(arguments)
    #expect(answer.status == 0)
    return answer.output
  }

  @Test func `a debug file of another build is told beside the file that serves`() throws {
    try withCrash { program, dump in
      let debug = program + ".debug"
      try run("objcopy", ["--only-keep-debug", program, debug])
      try run("objcopy", ["--strip-debug", "--add-gnu-debuglink=" + debug, program])
      try run("objcopy", ["--remove-section=.note.gnu.build-id", debug])
      let text = try report("--use-local-debuginfo", dump)
      #expect(text.contains("Symbols used:\n  crash: \(program)\n    \(debug): cannot be used: "))
      #expect(text.contains("belongs to another build: its CRC-32 is 0x"))
    }
  }

  @Test func `the program of this machine is used when it is asked for`() throws {
    try withCrash { program, dump in
      #expect(try !report("--brief", dump).contains("crash!main"))
      let text = try report("--use-local-debuginfo", dump)
      #expect(text.contains("crash!main [crash.c : 1"))
      #expect(text.contains("Symbols used:\n  crash: \(program)\n"))
      let folder = URL(fileURLWithPath: dump).deletingLastPathComponent().path
      let lines = try report("batch", "--quiet", "--use-local-debuginfo", folder)
      #expect(lines.contains(#""function":"main""#))
      let json = try report("--json", "--use-local-debuginfo", dump)
      #expect(json.contains(#""loaded_symbols":true"#))
      #expect(json.contains(#""missing_symbols":false"#))
      #expect(json.contains(#""symbol_url":null"#))
    }
  }

  @Test func `debug files are found in a folder that is named`() throws {
    try withCrash { program, dump in
      let folder = program + "-debug"
      try FileManager.default.createDirectory(
        atPath: folder + "/.build-id/01", withIntermediateDirectories: true)
      let debug = folder + "/.build-id/01/02030405060708090a0b0c0d0e0f1011121314.debug"
      try run("objcopy", ["--only-keep-debug", program, debug])
      try run("objcopy", ["--strip-all", program])
      #expect(try !report("--use-local-debuginfo", dump).contains("crash!main ["))
      let text = try report("--use-local-debuginfo", "--debug-directory", folder, dump)
      #expect(text.contains("crash!main [crash.c : 1"))
      #expect(text.contains("  crash: \(program), \(debug)\n"))
      #expect(try report("--debug-directory", folder, dump).contains("crash!main [crash.c : 1"))
      #expect(try report("--debug-directory", folder, dump, program).contains("crash!main ["))
    }
  }

  @Test func `a program of another build is told with both ids`() throws {
    try withCrash { program, dump in
      try run("gcc", ["-Wl,--build-id=0xabcdef", "-o", program, program + ".c"])
      let text = try report("--use-local-debuginfo", dump)
      #expect(
        text.contains(
          "\(program) cannot be used: belongs to another build: it is abcdef, the dump has 0102030405"
        ))
      let json = try report("--json", "--use-local-debuginfo", dump)
      #expect(json.contains(#""corrupt_symbols":true"#))
    }
  }

  @Test func `a folder of debug files that is not there is told`() throws {
    try withCrash { _, dump in
      let answer = try Tool.run(["--debug-directory", "/nonexistent", dump])
      #expect(answer.status == 0)
      #expect(answer.errors.contains("--debug-directory: /nonexistent is no folder"))
    }
  }

  @Test func `small programs need no index, and others get one`() throws {
    try withCrash { program, _ in
      let small = try Tool.run(["index", program])
      #expect(small.status == 0)
      #expect(small.output == "indexes: 1 not needed\n")
      let large = try Data(contentsOf: URL(fileURLWithPath: program)) + Data(count: 100_000)
      try large.write(to: URL(fileURLWithPath: program))
      #expect(try Tool.run(["index", program]).output.hasSuffix("indexes: 1 made\n"))
    }
  }

  @Test func `the index command finds programs in folders by what they are`() throws {
    try withCrash { program, _ in
      let folder = program + ".folder"
      let manager = FileManager.default
      defer { try? manager.removeItem(atPath: folder) }
      try manager.createDirectory(atPath: folder + "/a/b", withIntermediateDirectories: true)
      var bytes = try Data(contentsOf: URL(fileURLWithPath: program)) + Data(count: 100_000)
      try bytes.write(to: URL(fileURLWithPath: folder + "/a/b/no ending"))
      try Data(repeating: 0x20, count: 100_000).write(to: URL(fileURLWithPath: folder + "/text"))
      bytes[16] = 4  // ET_CORE
      try bytes.write(to: URL(fileURLWithPath: folder + "/core"))
      try manager.createSymbolicLink(atPath: folder + "/a/circle", withDestinationPath: folder)
      try manager.createSymbolicLink(
        atPath: folder + "/link", withDestinationPath: folder + "/a/b/no ending")
      let made = try Tool.run(["index", folder])
      #expect(made.status == 0)
      #expect(made.output.hasSuffix("indexes: 1 made\n"))
    }
  }
}
