import Foundation
import Glibc
import MinidumpKit
import Support
import Testing

@testable import dump_stackwalk

/// `dump-stackwalk batch`
@Suite struct BatchTests {
  struct Line: Decodable {
    struct Report: Decodable {
      var threadCount: Int
    }

    var path: String
    var status: String
    var seconds: Double
    var report: Report?
    var error: String?
  }

  /// Runs `body` with a new folder.
  func withFolder(_ body: (String) throws -> Void) throws {
    let folder = NSTemporaryDirectory() + "batch-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body(folder)
  }

  func lines(_ text: String) throws -> [Line] {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try text.split(separator: "\n").map {
      try decoder.decode(Line.self, from: Data($0.utf8))
    }
  }

  func file(_ path: String, _ bytes: [UInt8]) throws {
    let url = URL(fileURLWithPath: path)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
  }

  static let symbols = Fixture.folder.appendingPathComponent("Symbols").path

  @Test func `each dump of a folder has a line with the report that it has alone`() throws {
    let folder = Fixture.folder.path
    let answer = try Tool.run(["batch", "--in-order", folder, Self.symbols])
    #expect(answer.status == 0)
    let lines = answer.output.split(separator: "\n")
    #expect(lines.count >= 16)
    for line in lines {
      let path = try #require(try self.lines(String(line)).first?.path)
      let alone = try Tool.run(["--json", path, Self.symbols])
      #expect(line.hasSuffix(#","report":\#(alone.output)}"#), "\(path)")
    }
    #expect(answer.errors.contains("\(lines.count) dumps in "))
    #expect(answer.errors.contains("symbols: "))
  }

  @Test func `whatever a file is, it stops nothing`() throws {
    try withFolder { folder in
      try file(folder + "/sub/good.dmp", Tool.emptyDump)
      try file(folder + "/empty.dmp", [])
      try file(folder + "/random.mdmp.gz", (0..<999).map { UInt8(truncatingIfNeeded: $0 * 37) })
      try file(folder + "/notes.txt", Array("not a dump".utf8))
      mkfifo(folder + "/pipe.dmp", 0o600)
      let list = ["sub/good.dmp", "missing.dmp", "sub", "pipe.dmp", "empty.dmp", "random.mdmp.gz"]
      try file(
        folder + "/list", Array(list.map { "\(folder)/\($0)\r\n\n" }.joined().utf8))
      let answer = try Tool.run(["batch", "--in-order", folder + "/list"])
      #expect(answer.status == 1)
      let lines = try lines(answer.output)
      #expect(lines.map(\.path) == list.map { "\(folder)/\($0)" })
      #expect(lines.map(\.status) == ["ok"] + Array(repeating: "error", count: 5))
      #expect(lines[0].report?.threadCount == 0)
      #expect(lines[1].error?.hasSuffix("No such file or directory") == true)
      #expect(lines[2].error?.hasSuffix("Is a directory") == true)
      #expect(lines[3].error?.contains("is a pipe or a device") == true)
      #expect(lines[4].error?.contains("is an empty file") == true)
      #expect(answer.errors.hasPrefix("6 dumps in "))
      #expect(answer.errors.contains(", 5 of them could not be explained\n"))
      let failures = answer.errors.split(separator: "\n").drop { $0 != "could not be explained:" }
      #expect(failures.count == 6)
      for path in lines.dropFirst().map(\.path) {
        #expect(failures.contains { $0.hasPrefix("  ") && $0.contains(path) }, "\(path)")
      }

      let ofFolder = try Tool.run(["batch", "-q", folder])
      #expect(try self.lines(ofFolder.output).count == 4)
      #expect(ofFolder.errors == "" && ofFolder.status == 1)
      let ofAll = try Tool.run(["batch", "-q", "--all", folder])
      #expect(try self.lines(ofAll.output).count == 6)
    }
  }

  @Test func `paths come from standard input`() throws {
    try withFolder { folder in
      try file(folder + "/a", Tool.emptyDump)
      let answer = try Tool.run(
        ["batch", "--jobs", "3", "-"],
        input: Array(String(repeating: folder + "/a\n", count: 50).utf8))
      #expect(answer.status == 0)
      #expect(try lines(answer.output).map(\.path) == Array(repeating: folder + "/a", count: 50))
      #expect(answer.errors.hasPrefix("50 dumps in "))
    }
  }

  @Test func `however many jobs are wished for, there are few workers`() {
    let limit = max(4 * Cores.count, 256)
    #expect(Workers.count(wanted: 4096, dumpCount: nil) == limit)
    #expect(Workers.count(wanted: 1_000_000, dumpCount: 5000) == limit)
    #expect(Workers.count(wanted: 4096, dumpCount: 3) == 3)
    #expect(Workers.count(wanted: 2, dumpCount: 3) == 2)
  }

  @Test func `what is named as a dump in a folder is told, be it a file or not`() throws {
    try withFolder { folder in
      mkfifo(folder + "/a.dmp", 0o600)
      symlink("nowhere", folder + "/b.dmp")
      let name = [UInt8]((folder + "/c").utf8) + [0xff] + [UInt8](".dmp".utf8) + [0]
      let descriptor = name.withUnsafeBytes {
        creat($0.baseAddress!.assumingMemoryBound(to: CChar.self), 0o600)
      }
      try #require(descriptor >= 0)
      close(descriptor)
      let answer = try Tool.run(["batch", "-q", "--in-order", folder])
      #expect(answer.status == 1)
      let lines = try lines(answer.output)
      #expect(lines.map(\.path) == ["a", "b", "c\u{fffd}"].map { "\(folder)/\($0).dmp" })
      #expect(lines.map(\.status) == ["error", "error", "error"])
    }
  }

  @Test func `a folder that cannot be looked into is told and makes the exit code 1`() throws {
    try withFolder { folder in
      try file(folder + "/good.dmp", Tool.emptyDump)
      let name = [UInt8]((folder + "/sub").utf8) + [0xff, 0]
      try #require(
        name.withUnsafeBytes {
          mkdir($0.baseAddress!.assumingMemoryBound(to: CChar.self), 0o700)
        } == 0)
      let answer = try Tool.run(["batch", "-q", folder])
      #expect(answer.status == 1)
      #expect(try lines(answer.output).map(\.status) == ["ok"])
      #expect(
        answer.errors
          == "cannot look into \(folder)/sub\u{fffd}: its name is not UTF-8; going on without it\n")
    }
  }

  @Test func `what is read is not written over`() throws {
    try withFolder { folder in
      let (dump, list, link) = (folder + "/a.dmp", folder + "/list", folder + "/link")
      try file(dump, Tool.emptyDump)
      try file(list, Array((dump + "\n").utf8))
      try FileManager.default.linkItem(atPath: dump, toPath: link)
      for arguments in [[list, list], [dump, folder], [link, folder], [link, list]] {
        let answer = try Tool.run(["batch", "--output-file"] + arguments)
        #expect(answer.status == 2 && answer.errors.hasPrefix("Error: \(arguments[0]) is "))
      }
      let all = try Tool.run(["batch", "--all", "--resume", "--output-file", list, folder])
      #expect(all.status == 2)
      let listed = try Tool.run(
        ["batch", "--output-file", link, "-"], input: Array((dump + "\n").utf8))
      #expect(listed.status == 2 && listed.errors.hasPrefix("Error: \(link) is a dump"))
      #expect(FileManager.default.contents(atPath: dump) == Data(Tool.emptyDump))
      #expect(try String(contentsOfFile: list, encoding: .utf8) == dump + "\n")
    }
  }

  @Test func `a summary names what crashed and where`() throws {
    let path = Fixture.folder.appendingPathComponent("linux-amd64-press.dmp").path
    let answer = try Tool.run(
      ["batch", "-q", "--brief", "-", Self.symbols], input: Array(path.utf8))
    #expect(answer.output.contains(#""summary":{"address":"0x"#))
    #expect(answer.output.contains(#""frames":["press!"#))
    #expect(answer.output.split(separator: "\n").count == 1)
  }

  @Test(
    arguments: [
      ([], "Missing expected argument '<DIR|LIST|->'"),
      (["--jobs", "0", "x"], "--jobs is 0"),
      (["--jobs", "-1", "x"], "--jobs is -1: at least one"),
      (["--jobs", "4097", "x"], "--jobs is 4097: 4096 is the most"),
      (["--resume", "x"], "--resume goes with --output-file"),
    ] as [([String], String)])
  func `wrong arguments are told with exit code 2`(arguments: [String], words: String) throws {
    let answer = try Tool.run(["batch"] + arguments)
    #expect(answer.status == 2)
    #expect(answer.errors.hasPrefix("Error: \(words)"))
  }

  @Test func `a dump in place of a list is told`() throws {
    try Tool.withFile(Tool.emptyDump) { path in
      let answer = try Tool.run(["batch", path])
      #expect(answer.status == 2)
      #expect(answer.errors.hasPrefix("Error: \(path) is a dump, not a list of dumps"))
    }
    let missing = try Tool.run(["batch", "/nowhere"])
    #expect(missing.status == 1)
    #expect(missing.errors == "Error: cannot open /nowhere: No such file or directory\n")
  }

  @Test func `a torn last line is cut away, and its dump explained again`() throws {
    try withFolder { folder in
      for name in ["a", "b", "c"] { try file("\(folder)/\(name).dmp", Tool.emptyDump) }
      let output = folder + "/out"
      let whole = try Tool.run(["batch", "-q", "--in-order", "--output-file", output, folder])
      #expect(whole.status == 0 && whole.output == "")
      let text = try String(contentsOfFile: output, encoding: .utf8)
      let lines = text.split(separator: "\n")
      try file(output, Array((lines[0] + "\n" + lines[1].dropLast(10)).utf8))
      let answer = try Tool.run(["batch", "--resume", "--output-file", output, folder])
      #expect(answer.status == 0)
      #expect(answer.errors.contains("2 dumps in "))
      #expect(answer.errors.contains("; 1 passed over that had a line already"))
      let paths = try self.lines(try String(contentsOfFile: output, encoding: .utf8)).map(\.path)
      #expect(paths.sorted() == ["a", "b", "c"].map { "\(folder)/\($0).dmp" })
    }
  }

  static let briefLine =
    #"{"path":"/a","status":"ok","seconds":0.000001,"summary":{"type":"\"report\":"}}"#
  static let wholeLine = #"{"path":"/a","status":"ok","seconds":0.000001,"report":{"summary":1}}"#

  @Test(
    arguments: [
      ("chapter one\nmy notes, last line", "line 1 is not a batch's line"),
      ("my notes", "its end is not the beginning of a batch's line"),
      (wholeLine + "\n" + #"{"name":"#, "its end is not the beginning"),
      (wholeLine + "\n{\"path\":\"/b\"}\n", "line 2 is not a batch's line"),
      (wholeLine.dropLast(2) + "\n", "line 1 is not a batch's line"),
      (briefLine + "\n", "line 1 is a summary: it was written with --brief"),
    ] as [(String, String)])
  func `a file that no such run wrote is not gone on with`(text: String, words: String) throws {
    try withFolder { folder in
      try file(folder + "/a.dmp", Tool.emptyDump)
      try file(folder + "/notes", Array(text.utf8))
      let answer = try Tool.run(
        ["batch", "-q", "--resume", "--output-file", folder + "/notes", folder])
      #expect(answer.status == 1)
      #expect(answer.errors.hasPrefix("Error: cannot resume \(folder)/notes: \(words)"))
      #expect(try String(contentsOfFile: folder + "/notes", encoding: .utf8) == text)
    }
  }

  @Test func `however long the lines of a list are, what was written is gone on with`() throws {
    try withFolder { folder in
      try file(folder + "/list", [UInt8](repeating: 1, count: 500_000))
      let arguments = ["batch", "-q", "--output-file", folder + "/out", folder + "/list"]
      #expect(try Tool.run(arguments).status == 1)
      let answer = try Tool.run(arguments + ["--resume"])
      #expect(answer.status == 0 && answer.errors == "")
      #expect(try lineCount(folder + "/out") == 1)
    }
  }

  @Test func `summaries go on behind summaries and not behind reports`() throws {
    try withFolder { folder in
      try file(folder + "/a.dmp", Tool.emptyDump)
      let output = folder + "/out"
      let resume = ["batch", "-q", "--brief", "--resume", "--output-file", output, folder]
      let error = #"{"path":"/b","status":"error","seconds":0.000001,"error":"x"}"#
      try file(output, Array((error + "\n" + Self.briefLine + "\n{\"pa").utf8))
      #expect(try Tool.run(resume).status == 0)
      #expect(try lineCount(output) == 3)
      try file(output, Array((Self.wholeLine + "\n").utf8))
      let refusal = try Tool.run(resume)
      #expect(refusal.status == 1)
      #expect(refusal.errors.contains("line 1 is a whole report: it was written without --brief"))
      #expect(try lineCount(output) == 1)
    }
  }

  @Test(arguments: [SIGKILL, SIGINT])
  func `a run that was stopped is gone on with`(signal: Int32) throws {
    try withFolder { folder in
      let dump = Fixture.folder.appendingPathComponent("linux-amd64-threads.dmp").path
      let paths = (0..<40).map { "\(folder)/\($0).dmp" }
      for path in paths {
        try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: dump)
      }
      let output = folder + "/out"
      // It cannot come to its end, for more paths may come.
      let end = try Tool.run(
        ["batch", "--output-file", output, "-", Self.symbols],
        input: Array(paths.prefix(30).map { $0 + "\n" }.joined().utf8),
        stoppedBy: signal, when: { try lineCount(output) >= 10 })
      let isAsked = signal == SIGINT
      #expect(end.status == (isAsked ? 130 : -SIGKILL))
      #expect(
        end.errors.contains("the same command with --resume goes on from here") == isAsked)
      #expect(try lineCount(output) < paths.count)
      let answer = try Tool.run(
        ["batch", "-q", "--resume", "--output-file", output, folder, Self.symbols])
      #expect(answer.status == 0)
      let after = try lines(try String(contentsOfFile: output, encoding: .utf8)).map(\.path)
      #expect(after.sorted() == paths.sorted())
    }
  }

  func lineCount(_ path: String) throws -> Int {
    FileManager.default.contents(atPath: path)?.count { $0 == 0x0a } ?? 0
  }

  @Test func `a reader that goes away is no failure`() throws {
    var ends: [Int32] = [0, 0]
    try #require(pipe(&ends) == 0)
    close(ends[0])
    defer { close(ends[1]) }
    let answer = try Tool.run(["batch", Fixture.folder.path], output: ends[1])
    #expect(answer.status == 0 && answer.errors == "")
  }
}
