import MinidumpKit
import Support
import Testing

/// `dump-stackwalk symbolize`, which looks up where it begins itself.
@Suite struct SymbolizeTests {
  private func address() throws -> UInt64 {
    try ELFFile(MappedFile.view(ofFile: Tool.path)).entryAddress
  }

  @Test func `the function of an address is told`() throws {
    let address = String(try address(), radix: 16)
    let answer = try Tool.run(["symbolize", Tool.path, "0x" + address])
    #expect(answer.status == 0)
    #expect(answer.output == "_start\n??:0:0\n\n")
  }

  @Test func `addresses are read from standard input, hexadecimal and decimal`() throws {
    let address = try address()
    let input = Array("0x\(String(address, radix: 16))\n \(address) \n".utf8)
    let answer = try Tool.run(["symbolize", Tool.path, "-"], input: input)
    #expect(answer.output == "_start\n??:0:0\n\n_start\n??:0:0\n\n")
  }

  @Test func `what is not known is told as question marks and zeros`() throws {
    let answer = try Tool.run(["symbolize", Tool.path, "1"])
    #expect(answer.output == "??\n??:0:0\n\n")
    #expect(answer.status == 0)
  }

  @Test(arguments: ["", "x", "0x", "-1", "+1", "0x1_0", "99999999999999999999"])
  func `what is no address keeps its place among the answers`(text: String) throws {
    let answer = try Tool.run(["symbolize", Tool.path, "-"], input: Array((text + "\n1\n").utf8))
    #expect(answer.output == "??\n??:0:0\n\n??\n??:0:0\n\n")
    #expect(answer.errors == "\(text) is no address\n")
    #expect(answer.status == 1)
  }

  private static let programs = Fixture.folder.appendingPathComponent("Programs").path

  @Test func `the separate debug file beside a program is found`() throws {
    let program = Self.programs + "/split.so"
    let found = try Tool.run(["symbolize", program, "0x1200"])
    #expect(found.errors == "")
    let named = try Tool.run(
      ["symbolize", "--debug-file", program + ".debug", program, "0x1200"])
    #expect(found.output == named.output)
  }

  @Test func `a debug file of another build is refused`() throws {
    let answer = try Tool.run([
      "symbolize", "--debug-file", Self.programs + "/gcc-dwarf5.so",
      Self.programs + "/clang-x86_64.so", "0x1500",
    ])
    #expect(answer.status == 1)
    #expect(answer.errors.contains("belongs to another build"))
  }

  @Test func `a file that is no ELF file is refused`() throws {
    let answer = try Tool.run(["symbolize", "/dev/null", "1"])
    #expect(
      answer.errors == "Error: /dev/null: not an ELF file: it does not begin with \\x7fELF\n")
    #expect(answer.status == 1)
    let missing = try Tool.run(["symbolize", "/nonexistent", "1"])
    #expect(missing.status == 1 && missing.errors.hasPrefix("Error: "))
  }

  @Test func `an index changes no answer`() throws {
    // With the names of what it exports, and of what it imports.
    let program = "/bin/sh"
    try #require(FileStamp(of: program) != nil)
    let addresses = stride(from: 0x3000, to: 0x14000, by: 71).map { "\($0)\n" }.joined()
    let input = Array(addresses.utf8)
    try Tool.withFile([]) { path in
      let cache = path + ".cache"
      let cold = try Tool.run(["symbolize", "--symbols-cache", cache, program], input: input)
      let made = try Tool.run(["index", "--symbols-cache", cache, program])
      #expect(made.status == 0 && made.output.contains(" records; index "))
      let warm = try Tool.run(["symbolize", "--symbols-cache", cache, program], input: input)
      #expect(warm.output == cold.output && warm.status == 0)
      #expect(
        try Tool.run(["index", "--symbols-cache", cache, program]).output.contains("has its"))
    }
  }
}
