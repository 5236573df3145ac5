import Bytes
import MinidumpReading
import Processing
import Support
import Testing

@testable import Reports

/// What is wrong with a dump is told by every report.
@Suite struct SalvageReportTests {
  private static func state(_ salvage: SalvageCase) async throws -> ProcessState {
    await DumpProcessor().process(try Minidump(ByteView(salvage.bytes)))
  }

  /// "Words (at offset 0x20)"
  private static func line(of text: String, with words: String) -> Substring? {
    text.split(separator: "\n").first { $0.contains(words) }
  }

  @Test(arguments: SalvageCase.all)
  func `the reports for people tell what is wrong and where`(salvage: SalvageCase) async throws {
    let state = try await Self.state(salvage)
    let place = "(at offset 0x\(String(salvage.offset, radix: 16)))"
    for isBrief in [false, true] {
      let text = String(
        decoding: TextReport(isBrief: isBrief).report(state), as: UTF8.self)
      let line = try #require(Self.line(of: text, with: salvage.words), "\(text)")
      #expect(line.hasSuffix(place), "\(line)")
    }
  }

  @Test(arguments: SalvageCase.all)
  func `the report for programs tells what is wrong and where`(salvage: SalvageCase) async throws {
    let json = JSONParser.parse(JSONReport().report(try await Self.state(salvage)))
    #expect(Self.isTold(salvage, in: json?["diagnostics"], words: "message"))
  }

  @Test(arguments: SalvageCase.all)
  func `the raw dump tells what is wrong and where`(salvage: SalvageCase) throws {
    let json = JSONParser.parse(
      try RawDumps.said(.json(isPretty: false), salvage.bytes).utf8)
    let problems = json?.allMembers("problems") ?? []
    #expect(problems.contains { Self.isTold(salvage, in: $0, words: "problem") })
    #expect(try RawDumps.said(.text, salvage.bytes).contains(salvage.words))
  }

  private static func isTold(
    _ salvage: SalvageCase, in list: JSONValue?, words: String
  ) -> Bool {
    guard case .array(let elements)? = list else { return false }
    return elements.contains {
      $0["offset"] == .number("\(salvage.offset)")
        && $0[words]?.text?.contains(salvage.words) == true
    }
  }
}

extension JSONValue {
  /// The values of all members of that name, at every depth.
  fileprivate func allMembers(_ name: String) -> [JSONValue] {
    switch self {
    case .object(let members):
      members.flatMap { ($0.key == name ? [$0.value] : []) + $0.value.allMembers(name) }
    case .array(let elements): elements.flatMap { $0.allMembers(name) }
    default: []
    }
  }
}
