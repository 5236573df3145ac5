import Foundation
import Support
import Testing

@Suite struct LimitTests {
  private static let dump = Fixture.folder.path + "/linux-amd64-threads.dmp"
  private static let symbols = Fixture.folder.path + "/Symbols"

  @Test func `a limit on frames leaves the outer ones away, and says so`() throws {
    let answer = try Tool.run(["--max-frames", "2", "--json", "--pretty", Self.dump, Self.symbols])
    #expect(answer.status == 0)
    #expect(answer.output.contains(#""frame_count": 2"#))
    #expect(!answer.output.contains(#""frame_count": 3"#))
    #expect(answer.output.contains(#""kind": "frame_limit""#))
  }

  @Test func `a limit on memory that is below what the tool needs ends all stacks, and is told`()
    throws
  {
    let answer = try Tool.run(["--max-memory", "1K", Self.dump, Self.symbols])
    #expect(answer.status == 0)
    #expect(answer.output.contains("stacks: the limit on memory was reached: "))
    #expect(answer.output.contains("Crash reason:  SIGSEGV"))
    let enough = try Tool.run(["--max-memory", "4G", "--timeout", "600", Self.dump, Self.symbols])
    #expect(!enough.output.contains("the limit on"))
  }

  @Test(arguments: [["--max-frames", "0"], ["--timeout", "0"], ["--max-memory", "-1"]])
  func `limits that allow nothing are wrong`(options: [String]) throws {
    #expect(try Tool.run(options + [Self.dump]).status == 2)
  }
}
