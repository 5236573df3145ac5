import Bytes
import MinidumpReading
import Processing
import Support
import Testing

@testable import Reports

/// What the report for programs says of the streams from which nothing is concluded.
@Suite struct ContentsReportTests {
  private static func report(_ dump: SyntheticDump, isPretty: Bool = false) async throws -> [UInt8]
  {
    let state = await DumpProcessor().process(try Minidump(ByteView(dump.bytes)))
    return JSONReport(isPretty: isPretty).report(state)
  }

  private static func json(_ dump: SyntheticDump) async throws -> JSONValue {
    try #require(JSONParser.parse(try await report(dump)))
  }

  /// A value as compact text.
  private static func text(_ value: JSONValue?) -> String {
    var json = JSONWriter()
    json.value(value ?? .null)
    return String(decoding: json.bytes, as: UTF8.self)
  }

  static let dumps: [SyntheticDump] = [Everything.dump(), WindowsFacts.dump()]

  @Test(arguments: dumps.indices)
  func `members stand in alphabetical order at every level`(dump: Int) async throws {
    let report = try await Self.report(Self.dumps[dump], isPretty: true)
    let parsed = try #require(JSONParser.parse(report))
    var sorted = JSONWriter(isPretty: true)
    sorted.value(parsed)
    #expect(
      String(decoding: sorted.bytes, as: UTF8.self) == String(decoding: report, as: UTF8.self))
  }

  @Test func `what Windows knows of a process is told`() async throws {
    let json = try await Self.json(WindowsFacts.dump())
    #expect(Self.text(json["process_info"]) == ContentsSnapshots.processInfo)
    #expect(Self.text(json["threads"]?.elements.first?["info"]) == ContentsSnapshots.threadInfo)
    #expect(Self.text(json["handles"]) == ContentsSnapshots.handles)
    #expect(Self.text(json["process_memory"]) == ContentsSnapshots.processMemory)
    #expect(Self.text(json["system_info"]) == ContentsSnapshots.systemInfo)
    #expect(
      Self.text(json["modules"]?.elements.first?["version_info"]) == ContentsSnapshots.versionInfo)
    #expect(Self.text(json["crash_info"]?["exception"]) == ContentsSnapshots.exception)
  }

  @Test(arguments: ContentsSnapshots.everything.keys.sorted())
  func `what any producer notes is told`(member: String) async throws {
    let json = try await Self.json(Everything.dump())
    #expect(Self.text(json[member]) == ContentsSnapshots.everything[member])
  }

  @Test func `variables of the environment keep their values to themselves, but for some`()
    async throws
  {
    var dump = SyntheticDump()
    let variables = "TOKEN=secret\0LD_PRELOAD=/lib/a=b.so\0LC_ALL=C\0EMPTY\0TOKEN=again\0"
    dump.add(stream: 0x4767_0007, Array(variables.utf8))
    let report = String(decoding: try await Self.report(dump), as: UTF8.self)
    #expect(
      report.contains(
        #""environment":{"EMPTY":null,"LC_ALL":"C","LD_PRELOAD":"/lib/a=b.so","TOKEN":null}"#))
    #expect(!report.contains("secret"))
  }

  @Test func `long lists are cut, and say by how much`() async throws {
    var dump = SyntheticDump()
    dump.addMemory((0..<1007).map { (UInt64($0), .init(offset: 32, byteCount: 2)) })
    var maps = ""
    for index in 0..<1003 { maps += "\(index)000-\(index)800 r--p 0 00:00 0\n" }
    dump.add(stream: 0x4767_0009, Array(maps.utf8))
    let json = try await Self.json(dump)
    #expect(json["memory"]?["ranges"]?.elements.count == 100)
    #expect(json["memory"]?["left_out"] == .number("907"))
    #expect(json["memory"]?["byte_count"] == .number("2014"))
    #expect(json["linux_process"]?["memory_map"]?["regions"]?.elements.count == 1000)
    #expect(json["linux_process"]?["memory_map"]?["left_out"] == .number("3"))
  }

  @Test func `many variables are cut, and say by how many`() async throws {
    var dump = SyntheticDump()
    dump.add(stream: 0x4767_0007, (0..<1005).flatMap { Array("V\($0)\0".utf8) })
    let json = try await Self.json(dump)
    #expect(json["linux_process"]?["environment_left_out"] == .number("5"))
  }

  @Test func `long texts are cut, which every report says`() async throws {
    var dump = SyntheticDump()
    dump.add(stream: 10, [UInt8](repeating: UInt8(ascii: "x"), count: 70_000))
    let state = await DumpProcessor().process(try Minidump(ByteView(dump.bytes)))
    #expect(state.contents.comments.map(\.utf8.count) == [65_536])
    let text = String(decoding: TextReport().report(state), as: UTF8.self)
    #expect(text.contains("CommentStreamA: is 70000 bytes long: reports show the first 65536"))
  }

  @Test func `a stability report of many empty messages does not become as many objects`()
    async throws
  {
    var dump = SyntheticDump()
    // Field 2, of no bytes: a process.
    dump.add(stream: 0x4b6b_0002, [[UInt8]](repeating: [0x12, 0], count: 100_000).flatMap(\.self))
    let json = try await Self.json(dump)
    #expect(json["stability_report"]?["processes"]?.elements.count == 10_000)
    #expect(json["stability_report"]?["unlisted_count"] == .number("90000"))
  }

  @Test(arguments: [
    ("pageReadIOCount", "page_read_io_count"), ("freeSystemPTEs", "free_system_ptes"),
    ("fastMDLReadNoWait", "fast_mdl_read_no_wait"), ("readAheadIOs", "read_ahead_ios"),
    ("pagedPool", "paged_pool"),
  ])
  func `counters have names of words`(name: String, words: String) {
    #expect(name.snakeCase == words)
  }
}

extension JSONValue {
  var elements: [JSONValue] {
    if case .array(let elements) = self { elements } else { [] }
  }
}
