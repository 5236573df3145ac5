import Foundation
import Glibc
import Support
import Testing

@Suite struct RawDumpToolTests {
  @Test func `a raw dump comes from standard input and goes to a file`() throws {
    try Tool.withFile([]) { path in
      let answer = try Tool.run(["--dump", "--output-file", path, "-"], input: Tool.emptyDump)
      #expect(answer.status == 0)
      #expect(answer.output == "" && answer.errors == "")
      let text = try String(contentsOfFile: path, encoding: .utf8)
      #expect(text.hasPrefix("file: byteCount = 32, byteOrder = littleEndian\n\nheader\n"))
    }
  }

  @Test func `a raw dump is JSON where it is asked for`() throws {
    let compact = try Tool.run(["--dump", "--json", "-"], input: Tool.emptyDump)
    #expect(compact.output.hasPrefix(#"{"file":{"byteCount":32,"#))
    let pretty = try Tool.run(["--dump", "--json", "--pretty", "-"], input: Tool.emptyDump)
    #expect(pretty.output.hasPrefix("{\n  \"file\": {\n    \"byteCount\": 32,\n"))
  }

  @Test func `brief leaves the bytes out, and another option has all of them`() throws {
    var dump = SyntheticDump()
    dump.add(stream: 0x1234_5678, [UInt8](repeating: 0xab, count: 100))
    func count(_ options: [String]) throws -> Int {
      let answer = try Tool.run(["--dump", "--json"] + options + ["-"], input: dump.bytes)
      #expect(answer.status == 0)
      return answer.output.components(separatedBy: "ab").count - 1
    }
    #expect(try count(["--brief"]) == 0)
    #expect(try count([]) == 64)
    #expect(try count(["--dump-bytes"]) == 100)
  }

  @Test(
    arguments: [
      (["--dump", "--human"], 2), (["--dump", "--cyborg", "x"], 2), (["--dump", "--pretty"], 1),
      (["--dump-bytes"], 2), (["--dump", "--dump-bytes", "--brief"], 2),
    ] as [([String], Int32)])
  func `what does not go together is refused`(options: [String], status: Int32) throws {
    #expect(try Tool.run(options + ["a.dmp"]).status == status)
  }

  @Test func `what is no dump is refused as ever`() throws {
    let answer = try Tool.run(["--dump", "-"], input: Array("no dump".utf8))
    #expect(answer.status == 1)
    #expect(answer.errors.hasPrefix("ERROR MissingHeader - Error reading dump: "))
  }

  @Test func `a reader that goes away is no failure`() throws {
    var ends: [Int32] = [0, 0]
    try #require(pipe(&ends) == 0)
    close(ends[0])
    defer { close(ends[1]) }
    let answer = try Tool.run(["--dump", "-"], input: Tool.emptyDump, output: ends[1])
    #expect(answer.status == 0 && answer.errors == "")
  }
}
