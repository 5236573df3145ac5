import Bytes
import Foundation
import Testing

@testable import SymbolStores

@Suite struct DownloadCacheTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  /// A file that was last used so many seconds ago.
  private func add(_ name: String, byteCount: Int, age: Int, to cache: DownloadCache) throws {
    let path = try cache.temporaryPath()
    try Data(count: byteCount).write(to: URL(fileURLWithPath: path))
    let place = try cache.publish(
      path, holding: nil, at: "symbols/\(name)/ID/\(name).sym", origin: "https://h/\(name)")
    var times = [timeval](repeating: timeval(tv_sec: time(nil) - age, tv_usec: 0), count: 2)
    utimes(place, &times)
  }

  private func isThere(_ name: String) -> Bool {
    FileManager.default.fileExists(
      atPath: "\(folder.path)/downloads/symbols/\(name)/ID/\(name).sym")
  }

  @Test func `what was not used for longest goes when there is too much`() throws {
    let cache = DownloadCache(folder: folder.path, byteLimit: 300_000)
    for (index, name) in ["a", "b", "c", "d"].enumerated() {
      try add(name, byteCount: 90_000, age: 1000 - index, to: cache)
    }
    #expect(cache.entry(at: "symbols/a/ID/a.sym")?.origin == "https://h/a")
    let mine = try folder.file("own/ID/own.sym", holding: [UInt8](repeating: 0, count: 400_000))
    cache.trim()
    #expect(isThere("a") && !isThere("b") && !isThere("c") && isThere("d"))
    #expect(!FileManager.default.fileExists(atPath: "\(folder.path)/downloads/symbols/b"))
    // The folder may be a store of the user's own.
    #expect(FileManager.default.fileExists(atPath: mine))
  }

  @Test func `reading a file does not change when it was written`() throws {
    let cache = DownloadCache(folder: folder.path)
    try add("a", byteCount: 10, age: 5000, to: cache)
    let path = "\(folder.path)/downloads/symbols/a/ID/a.sym"
    let before = try FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date
    _ = cache.entry(at: "symbols/a/ID/a.sym")
    let after = try FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date
    #expect(before != nil && before == after)
  }

  @Test func `without a limit, and within it, all stays`() throws {
    for limit in [0, 1 << 30] {
      let cache = DownloadCache(folder: folder.path, byteLimit: limit)
      try add("a", byteCount: 90_000, age: 9, to: cache)
      cache.trim()
      #expect(isThere("a"))
    }
  }

  @Test func `what a process left half made is removed after a day`() throws {
    let cache = DownloadCache(folder: folder.path)
    let old = try folder.file("downloads/underway/1-2.part", holding: "x")
    let new = try folder.file("downloads/underway/3-4.part", holding: "x")
    var times = [timeval](repeating: timeval(tv_sec: time(nil) - 90_000, tv_usec: 0), count: 2)
    utimes(old, &times)
    try add("a", byteCount: 1, age: 0, to: cache)
    cache.trim()
    #expect(!FileManager.default.fileExists(atPath: old))
    #expect(FileManager.default.fileExists(atPath: new))
  }

  @Test func `a file in the making may be on another disk`() throws {
    let other = "/dev/shm/download-cache-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: other) }
    let cache = DownloadCache(folder: folder.path, temporaryFolder: other)
    try add("a", byteCount: 90_000, age: 9, to: cache)
    #expect(isThere("a"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: other + "/symbols-underway") == [])
  }

  @Test func `lines of misses that mean nothing are passed over`() throws {
    let now = 1_000_000
    let path = try folder.file(
      "missing",
      holding:
        "\(now - 10) https://a\nx\n\(now + 99) https://future\n99999999999999999999 https://b"
        + "\n\n\(now - 10) https://torn")
    let misses = RememberedMisses(path: path) { now }
    #expect(misses.contains("https://a") && misses.contains("https://torn"))
    #expect(!misses.contains("https://future") && !misses.contains("https://b"))
  }

  @Test func `a file of misses that grew large is written anew`() throws {
    let now = 1_000_000
    let lines = (0..<30_000).map { "\($0 < 20_000 ? 1 : now) https://host/a/long/path/\($0)\n" }
    let path = try folder.file("missing", holding: lines.joined())
    let misses = RememberedMisses(path: path) { now }
    #expect(misses.contains("https://host/a/long/path/29999"))
    let text = try String(contentsOfFile: path, encoding: .utf8)
    #expect(text.utf8.count < RememberedMisses.byteLimit)
    #expect(text.hasSuffix("/29999\n"))
  }

  // A damaged file, or a hostile one: the time that has passed since would be no number.
  @Test func `times before all others are passed over`() {
    let text =
      "-9223372036854775808 https://a\n9223372036854775807 https://b\n1699999999 https://c\n"
    #expect(RememberedMisses.misses(in: ByteView(Array(text.utf8)), at: 1_700_000_000).count == 1)
  }
}
