import Foundation
import MinidumpKit
import Support
import Testing

@testable import dump_stackwalk

@Suite(.enabled(if: Terminal.areThere, "pseudo-terminals can be opened here"))
struct PagerTests {
  private static let dump = Fixture.folder.path + "/linux-amd64-press.dmp"
  private static let path = ["PATH": "/usr/bin:/bin", "TERM": "xterm"]
  /// Shows what it is given with its name in front, until the end.
  private static let marking = path.merging(["PAGER": "sed 's/^/paged /'"]) { $1 }

  private func shown(
    _ arguments: [String], _ environment: [String: String], rowCount: Int? = 24,
    output: String? = nil
  ) throws -> String {
    let terminal = try Terminal(rowCount: rowCount)
    try terminal.start(arguments, environment: environment, output: output)
    #expect(terminal.status() == 0)
    return terminal.shown
  }

  @Test(arguments: [["--no-demangle"], ["--dump"], ["breakpad"]])
  func `text that is longer than the screen goes through the pager`(options: [String]) throws {
    let shown = try shown(options + [Self.dump], Self.marking)
    #expect(shown.hasPrefix("paged "))
    #expect(shown.split(separator: "\r\n").allSatisfy { $0.hasPrefix("paged") })
  }

  @Test func `what a pager gets has colours, and is the whole report`() throws {
    let plain = try shown(["--no-pager", Self.dump], Self.path)
    #expect(plain.contains("\u{1b}[1;31mSIGSEGV"))
    let paged = try shown([Self.dump], Self.path.merging(["PAGER": "sed s/^//"]) { $1 })
    #expect(paged == plain)
  }

  @Test func `what fits on the screen, and what is for programs, is not paged`() throws {
    #expect(!(try shown([Self.dump], Self.marking, rowCount: 2000)).contains("paged"))
    #expect(!(try shown(["--json", "--pretty", Self.dump], Self.marking)).contains("paged"))
    #expect(!(try shown(["breakpad", "-m", Self.dump], Self.marking)).contains("paged"))
    #expect(
      !(try shown(["--signature", Self.dump], Self.marking, rowCount: 100)).contains("paged"))
  }

  @Test func `nothing is paged where nobody works, or nobody wants it`() throws {
    #expect(!(try shown(["--no-pager", Self.dump], Self.marking)).contains("paged"))
    #expect(!(try shown([Self.dump], Self.marking, rowCount: nil)).contains("paged"))
    for (name, value) in [("TERM", "dumb"), ("PAGER", ""), ("PAGER", "cat")] {
      let environment = Self.marking.merging([name: value]) { $1 }
      #expect(!(try shown([Self.dump], environment)).contains("paged"), "\(name)=\(value)")
    }
    try Tool.withFile([]) { path in
      #expect(try shown([Self.dump], Self.marking, output: path) == "")
      let report = try String(contentsOfFile: path, encoding: .utf8)
      #expect(report.hasPrefix("Operating system") && !report.contains("\u{1b}"))
      #expect(try shown(["--output-file", path, Self.dump], Self.marking) == "")
      #expect(try String(contentsOfFile: path, encoding: .utf8) == report)
    }
  }

  @Test func `our own variable comes before the one of all programs`() throws {
    let environment = Self.marking.merging(["DUMP_STACKWALK_PAGER": "sed 's/^/ours /'"]) { $1 }
    #expect(try shown([Self.dump], environment).hasPrefix("ours "))
  }

  @Test(arguments: ["/nowhere/pager", "/", "nosuchpager --flag"])
  func `with a pager that cannot be started nothing is lost`(pager: String) throws {
    let plain = try shown(["--no-pager", Self.dump], Self.path)
    let shown = try shown([Self.dump], Self.path.merging(["PAGER": pager]) { $1 })
    #expect(shown.hasSuffix(plain))
    let raw = try self.shown(["--dump", "--no-pager", Self.dump], Self.path)
    #expect(
      try self.shown(["--dump", Self.dump], Self.path.merging(["PAGER": pager]) { $1 })
        .hasSuffix(raw))
  }

  @Test func `a pager that reads only the beginning is no failure`() throws {
    try Tool.withFile([]) { path in
      let environment = Self.path.merging(["PAGER": "head -n 1"]) { $1 }
      let shown = try shown(["--cyborg", path, Self.dump], environment)
      #expect(shown.split(separator: "\r\n").count == 1)
      #expect(try String(contentsOfFile: path, encoding: .utf8).hasSuffix("}"))
      #expect(
        try self.shown(["--dump", Self.dump], environment).split(separator: "\r\n").count == 1)
    }
  }

  @Test(.enabled(if: FileKind(of: "/usr/bin/less") == .regular, "less is there"))
  func `less is left with q, Control-C is its own, and no process stays`() throws {
    let terminal = try Terminal()
    try terminal.start([Self.dump], environment: Self.path)
    #expect(terminal.waits(for: "Process uptime"))
    #expect(terminal.waits(for: ":"))
    #expect(terminal.processCount() == 2)
    terminal.type("\u{3}")
    // What is typed while less minds the interrupt is lost.
    for _ in 0..<20 where !terminal.waits(for: "Loaded modules", seconds: 0.5) {
      terminal.type(" ")
    }
    #expect(terminal.shown.contains("Loaded modules"))
    terminal.type("q")
    #expect(terminal.status() == 0)
    #expect(terminal.processCount() == 0)
  }

  @Test func `rows are counted as a terminal breaks lines`() {
    func rowCount(_ text: String, of columnCount: Int) -> Int {
      var fill = ScreenFill(columnCount: columnCount)
      fill.add(ByteView(Array(text.utf8)))
      return fill.rowCount
    }
    #expect(rowCount("1234\n1234\n", of: 4) == 2)
    #expect(rowCount("12345\n", of: 4) == 2)
    #expect(rowCount("\u{1b}[1;31mäöüß\u{1b}[0m\n", of: 4) == 1)
    #expect(rowCount("\n\n\n", of: 4) == 3)
    #expect(rowCount("123456789", of: 4) == 2)
  }
}
