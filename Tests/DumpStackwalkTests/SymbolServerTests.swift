import Foundation
import Support
import Testing

/// The command with symbols from a server of ours.
@Suite(.enabled(if: WebServer.isThere)) struct SymbolServerTests {
  private static let dump = Fixture.folder.path + "/linux-amd64-press.dmp"
  private static let symbols = Fixture.folder.path + "/Symbols"

  private func withFolder(_ body: (String) throws -> Void) throws {
    let path = NSTemporaryDirectory() + "symbol-server-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: path) }
    try body(path)
  }

  private func stacks(_ report: String) -> Substring {
    report.prefix { $0 != "\u{0}" }.prefix(
      upTo: report.range(of: "Symbols used:")?.lowerBound ?? report.endIndex)
  }

  @Test func `a report with symbols from a server is that with a folder, and so is the next`()
    throws
  {
    let server = try WebServer(serving: Self.symbols)
    defer { withExtendedLifetime(server) {} }
    try withFolder { folder in
      let local = try Tool.run([Self.dump, Self.symbols])
      let arguments = ["--symbols-url", server.url, "--symbols-cache", folder, Self.dump]
      let first = try Tool.run(arguments)
      #expect(first.status == 0 && first.errors == "")
      #expect(stacks(first.output) == stacks(local.output))
      #expect(
        first.output.contains("    \(server.url)/libc.so.6/EC61AC938E5A39B16F9FBD350E3169A50/"))
      let count = server.requests.count
      #expect(count == 3)
      let offline = try Tool.run(["--offline"] + arguments)
      #expect(stacks(offline.output) == stacks(local.output))
      #expect(try Tool.run(arguments).output == first.output)
      #expect(server.requests.count == count)
    }
  }

  @Test func `of two servers each gives what it has, compressed or not`() throws {
    let server = try WebServer(serving: Self.symbols)
    defer { withExtendedLifetime(server) {} }
    try withFolder { folder in
      let json = try Tool.run([
        "--json", "--symbols-url", server.url + "/nothing", "--symbols-url", server.url + "/gzip",
        "--symbols-cache", folder, "--symbols-tmp", folder + "/tmp", Self.dump,
      ])
      #expect(
        json.output.contains(
          #""answer":"nothing","place":"\#(server.url)/nothing/press/7F05AFED999E0B8EC94BBCEDD4CEA4390/press.sym"},{"answer":"symbols""#
        ))
      let url = "\(server.url)/gzip/press/7F05AFED999E0B8EC94BBCEDD4CEA4390/press.sym"
      #expect(json.output.contains(#""symbol_url":"\#(url)""#))
    }
  }

  @Test func `a batch asks servers once for all dumps`() throws {
    let server = try WebServer(serving: Self.symbols)
    defer { withExtendedLifetime(server) {} }
    try withFolder { folder in
      let list = folder + "/list"
      try (Self.dump + "\n" + Self.dump + "\n").write(
        toFile: list, atomically: true, encoding: .utf8)
      let answer = try Tool.run([
        "batch", "--quiet", "--brief", "--symbols-url", server.url, "--symbols-cache", folder, list,
      ])
      #expect(answer.status == 0)
      #expect(answer.output.split(separator: "\n").count == 2)
      #expect(server.requests.count == 3)
    }
  }

  @Test func `without the program that downloads, a report says so`() throws {
    try withFolder { folder in
      let answer = try Tool.run(
        ["--symbols-url", "https://127.0.0.1:1", "--symbols-cache", folder, Self.dump],
        environment: ["SYMBOL_FETCH": folder + "/none"])
      #expect(answer.status == 0)
      #expect(answer.errors.contains("cannot be asked") && answer.errors.contains(folder + "/none"))
    }
  }

  @Test func `without a place for downloads no server is asked`() throws {
    let answer = try Tool.run(["--symbols-url", "https://127.0.0.1:1", Self.dump])
    #expect(answer.status == 0)
    #expect(answer.errors.contains("there is no HOME to keep downloads in"))
  }

  @Test func `a URL of something else, and sizes that are none, are refused`() throws {
    for arguments in [
      ["--symbols-url", "ftp://host"], ["--symbols-cache-limit", "-1"],
      ["--symbols-download-limit", "4X"], ["--symbols-download-limit", "9999999999T"],
      ["--symbols-download-timeout-secs", "0"],
    ] {
      #expect(try Tool.run(arguments + [Self.dump]).status == 2, "\(arguments)")
    }
  }
}
