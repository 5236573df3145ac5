import Foundation
import Glibc
import Support
import Testing

/// `dump-stackwalk index`, and reports with `--symbols-cache`.
@Suite struct IndexTests {
  private static let dump = Fixture.folder.appendingPathComponent("linux-amd64-press.dmp").path

  /// Runs `body` with a new folder in which `store` has symbols of the dump, those of its program out
  /// of order and of five megabytes.
  private func withStore(_ body: (String) throws -> Void) throws {
    try Tool.withFile([]) { path in
      let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
      try FileManager.default.removeItem(atPath: path)
      try FileManager.default.copyItem(
        at: Fixture.folder.appendingPathComponent("Symbols"),
        to: URL(fileURLWithPath: folder + "/store"))
      let file = try #require(symbolFiles(folder).first { $0.hasSuffix("press.sym") })
      let text = try String(contentsOfFile: file, encoding: .utf8)
      let more = (0..<200_000).map {
        "FUNC \(String((1 << 30) - $0 * 16, radix: 16)) 10 0 f\($0)\n"
      }
      try (text + more.joined()).write(toFile: file, atomically: true, encoding: .utf8)
      try body(folder)
    }
  }

  private func symbolFiles(_ folder: String) -> [String] {
    let all = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    return all.filter { $0.contains(".sym") }.sorted().map { folder + "/" + $0 }
  }

  private func report(_ folder: String, _ options: [String] = []) throws -> String {
    let answer = try Tool.run(options + ["--brief", Self.dump, folder + "/store"])
    #expect(answer.status == 0)
    return answer.output
  }

  @Test func `indexes beside symbol files change no report`() throws {
    try withStore { folder in
      let expected = try report(folder)
      let made = try Tool.run(["index", folder + "/store"])
      #expect(made.status == 0 && made.errors == "")
      #expect(made.output.contains("press.sym: "))
      #expect(made.output.contains(" records; index "))
      #expect(try report(folder) == expected)
      let again = try Tool.run(["index", folder + "/store"])
      #expect(again.output.contains("has its index"))
      let forced = try Tool.run(["index", "--force", "-j", "1", folder + "/store"])
      #expect(forced.output.contains(" made"))
      #expect(try Tool.run(["index", "-q", folder + "/store"]).output == "")
    }
  }

  @Test func `a report leaves the index it lacked in the cache, for the next one`() throws {
    try withStore { folder in
      let cache = ["--symbols-cache", folder + "/cache"]
      let expected = try report(folder)
      #expect(try report(folder, cache) == expected)
      #expect(symbolFiles(folder + "/cache").filter { $0.hasSuffix(".symindex") }.count == 1)
      #expect(try report(folder, cache) == expected)
      // What is said of missing symbols depends on the places that are looked at, not on indexes.
      try FileManager.default.createDirectory(
        atPath: folder + "/elsewhere", withIntermediateDirectories: true)
      let other = ["--symbols-cache", folder + "/elsewhere", "--json"]
      let whole = try Tool.run(other + [Self.dump, folder + "/store"])
      #expect(try Tool.run(other + [Self.dump, folder + "/store"]).output == whole.output)
      let path = try #require(symbolFiles(folder + "/cache").last)
      try Data("damaged".utf8).write(to: URL(fileURLWithPath: path))
      #expect(try report(folder, cache) == expected)
    }
  }

  @Test func `symbols in the cache are found as in a store`() throws {
    try withStore { folder in
      let expected = try Tool.run(["--brief", Self.dump, folder + "/store"])
      let cached = try Tool.run(["--brief", "--symbols-cache", folder + "/store", Self.dump])
      #expect(cached.output == expected.output)
    }
  }

  @Test func `processes that make the same index at once leave a whole one`() throws {
    try withStore { folder in
      let expected = try report(folder)
      let cache = folder + "/cache"
      DispatchQueue.concurrentPerform(iterations: 6) { index in
        let made = try? Tool.run(["index", "--force", "--symbols-cache", cache, folder + "/store"])
        #expect(made?.status == 0)
        if index.isMultiple(of: 2) {
          #expect((try? report(folder, ["--symbols-cache", cache])) == expected)
        }
      }
      let names = try FileManager.default.contentsOfDirectory(atPath: cache + "/symindex")
      #expect(names.allSatisfy { $0.hasSuffix(".symindex") })
      let again = try Tool.run(["index", "--symbols-cache", cache, folder + "/store"])
      #expect(!again.output.contains(" made"))
      #expect(try report(folder, ["--symbols-cache", cache]) == expected)
    }
  }

  @Test func `a bad file is told, and the others go on`() throws {
    try withStore { folder in
      let bad = folder + "/bad.sym"
      try Data(repeating: 0x20, count: 100_000).write(to: URL(fileURLWithPath: bad))
      let answer = try Tool.run(["index", bad, "/nowhere.sym", folder + "/store"])
      #expect(answer.status == 1)
      #expect(answer.errors.contains("/nowhere.sym does not exist"))
      #expect(answer.errors.contains("\(bad) is not a Breakpad symbol file"))
      #expect(answer.output.contains("press.sym: "))
      #expect(answer.output.contains("2 failed"))
    }
  }

  @Test(
    arguments: [
      ([], "Missing expected argument"), (["-j", "0", "a"], "--jobs is 0"),
      (["--symbols-cache", "", "a"], "--symbols-cache is empty"),
    ] as [([String], String)])
  func `wrong arguments are told with exit code 2`(arguments: [String], words: String) throws {
    let answer = try Tool.run(["index"] + arguments)
    #expect(answer.status == 2)
    #expect(answer.errors.contains(words))
  }
}
