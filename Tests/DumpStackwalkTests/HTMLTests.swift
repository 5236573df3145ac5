import Foundation
import Support
import Testing

@Suite struct HTMLTests {
  private static let dump = Fixture.folder.path + "/linux-amd64-inlined.dmp"
  private static let symbols = Fixture.folder.path + "/Symbols"

  @Test func `a page is written beside the other report`() throws {
    try Tool.withFile([]) { path in
      let answer = try Tool.run(["--html", path, "--json", Self.dump, Self.symbols])
      #expect(answer.status == 0)
      #expect(answer.output.hasPrefix("{\"crash"))
      let page = try String(contentsOfFile: path, encoding: .utf8)
      #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\"><head>"))
      #expect(page.contains("<title>Crash: linux-amd64-inlined.dmp</title>"))
      #expect(page.contains("<h1>SIGSEGV / SEGV_MAPERR at 0x0000000000000000</h1>"))
      #expect(page.contains("<span class=\"name\">inl3"))
      #expect(page.hasSuffix("</html>\n"))
    }
  }

  @Test func `a place that cannot be written to is told`() throws {
    let answer = try Tool.run(["--html", "/nowhere/page.html", Self.dump])
    #expect(answer.status == 1)
    #expect(answer.errors == "Error: cannot create /nowhere/page.html: No such file or directory\n")
  }

  @Test func `a raw dump has no page`() throws {
    let answer = try Tool.run(["--html", "page.html", "--dump", Self.dump])
    #expect(answer.status == 2)
    #expect(answer.errors.contains("--html goes with a report, and not with --dump"))
  }
}
