import Foundation
import MinidumpKit
import Support
import Testing

/// `Docs/Formats/Streams.md` is made of the registries, so that it says what is so.
///
/// With the environment variable UPDATE_EXPECTED set, the page is written anew.
@Suite struct StreamsPageTests {
  @Test func `the page of streams says what the registries say`() async throws {
    let page = try await StreamsPage.text()
    let place = Fixture.folder.deletingLastPathComponent()
      .appendingPathComponent("Docs/Formats/Streams.md")
    if ProcessInfo.processInfo.environment["UPDATE_EXPECTED"] != nil {
      try page.write(to: place, atomically: true, encoding: .utf8)
    }
    let written = try String(contentsOf: place, encoding: .utf8)
    #expect(page == written, "UPDATE_EXPECTED=1 swift test --filter StreamsPage writes it anew")
  }

  @Test func `every stream whose content is described reaches the report for programs`()
    async throws
  {
    let reports = try await ReportedStreams()
    let silent = MinidumpStreams.types.filter {
      reports.use(of: $0, in: reports.jsons, named: reports.namedInJSON) != "yes"
    }
    #expect(silent == [.javaScriptData, .iptTrace, .facebookUnwindSymbols])
  }
}

/// The page's text.
enum StreamsPage {
  static func text() async throws -> String {
    let reports = try await ReportedStreams()
    let rows = KnownStream.all.map { stream in
      let isRead = MinidumpStreams.types.contains(stream.type)
      let cells = [
        "`\(stream.type.hexadecimal)`", stream.name, stream.producer.rawValue,
        isRead ? "fields" : "bytes",
        MinidumpWriter.streamTypes.contains(stream.type) ? "fields" : "bytes",
        reports.use(of: stream.type, in: reports.texts, named: reports.namedInTexts),
        reports.use(of: stream.type, in: reports.jsons, named: reports.namedInJSON),
        isRead ? "fields" : "bytes",
      ]
      return "| \(cells.joined(separator: " | ")) |\n"
    }
    return head + rows.joined() + producers
  }

  private static let head = """
    # Streams

    <!-- Written by StreamsPageTests from KnownStream.all, MinidumpStreams.all, MinidumpWriter.streamTypes and the reports: UPDATE_EXPECTED=1 swift test --filter StreamsPage -->

    Every kind of stream that somebody has named, and what becomes of it here.

    * *read*: `fields`, the library knows what is in it (`dump.stream(…)`); `bytes`, it can be reached through the directory, `dump.streams`.
    * *written*: `fields`, `MinidumpWriter` makes it of a snapshot's values; `bytes`, it takes its bytes as they are (`rawStreams`).
    * *text* and *JSON*: whether the reports say something else when it is missing (`yes`, or `–`); `named`, they list it among the streams of which they say nothing else.
    * *--dump*: `fields`, all of them by name; `bytes`, its length, place and bytes.

    | number | name | producer | read | written | text | JSON | --dump |
    |---|---|---|---|---|---|---|---|

    """

  private static var producers: String {
    let rows = StreamProducer.allCases.map { producer in
      let range = producer.reservedNumbers.map {
        "`\(StreamType(rawValue: $0.lowerBound).hexadecimal)` to "
          + "`\(StreamType(rawValue: $0.upperBound).hexadecimal)`"
      }
      return "| \(producer.rawValue) | \(range ?? "single numbers") |\n"
    }
    return """

      A number without a name still tells by its range whose it is:

      | producer | numbers |
      |---|---|

      """ + rows.joined()
  }
}

/// Which streams change a report: each is taken away from a dump that has all of them.
struct ReportedStreams {
  /// What is said without a stream, and under `nil` with all.
  private(set) var texts: [StreamType?: [UInt8]] = [:]
  private(set) var jsons: [StreamType?: [UInt8]] = [:]
  /// The streams that are only named.
  private(set) var namedInTexts: Set<UInt32> = []
  private(set) var namedInJSON: Set<UInt32> = []

  init() async throws {
    let whole = Everything.dump().bytes
    for type in [nil] + MinidumpStreams.types.map(Optional.some) {
      let bytes = type.map { Self.without($0, whole) } ?? whole
      let state = await DumpProcessor().process(try Minidump(ByteView(bytes)))
      texts[type] = TextReport().report(state)
      jsons[type] = JSONReport().report(state)
      namedInTexts.formUnion(state.unimplementedStreams.map(\.type))
    }
    namedInJSON = Self.named(in: jsons[nil] ?? [])
  }

  private static func named(in report: [UInt8]) -> Set<UInt32> {
    let json = try? JSONSerialization.jsonObject(with: Data(report)) as? [String: Any]
    let streams = json?["unimplemented_streams"] as? [[String: Any]] ?? []
    return Set(streams.compactMap { UInt32(($0["type"] as? String ?? "").dropFirst(2), radix: 16) })
  }

  func use(
    of type: StreamType, in reports: [StreamType?: [UInt8]], named: Set<UInt32>
  ) -> String {
    let isRead = MinidumpStreams.types.contains(type)
    guard isRead, !named.contains(type.rawValue) else { return type == .unused ? "–" : "named" }
    return reports[type] == reports[nil] ? "–" : "yes"
  }

  /// The dump with the directory's entries of a type marked as unused.
  private static func without(_ type: StreamType, _ whole: [UInt8]) -> [UInt8] {
    var bytes = whole
    let count = number(at: 8, in: whole)
    let directory = number(at: 12, in: whole)
    for offset in stride(from: directory, to: directory + 12 * count, by: 12)
    where number(at: offset, in: whole) == Int(type.rawValue) {
      bytes.replaceSubrange(offset..<offset + 4, with: [0, 0, 0, 0])
    }
    return bytes
  }

  private static func number(at offset: Int, in bytes: [UInt8]) -> Int {
    bytes[offset..<offset + 4].reversed().reduce(0) { $0 << 8 | Int($1) }
  }
}
