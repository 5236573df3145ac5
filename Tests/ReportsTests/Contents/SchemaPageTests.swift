import Bytes
import Foundation
import MinidumpReading
import Processing
import Support
import Testing

@testable import Reports

/// `Docs/ReportSchema.md` names every member of a report.
@Suite struct SchemaPageTests {
  @Test func `the page of the schema names every member that reports have`() async throws {
    let page = try String(
      contentsOf: Fixture.folder.deletingLastPathComponent()
        .appendingPathComponent("Docs/ReportSchema.md"), encoding: .utf8)
    let words = Set(
      page.split { !($0.isLetter || $0.isNumber || $0 == "_") }.map(String.init))
    var members: Set<String> = []
    for report in try await Self.reports() {
      Self.addMembers(of: try #require(JSONParser.parse(report)), to: &members)
    }
    #expect(members.subtracting(words).sorted() == [])
  }

  /// Of dumps with every stream, and of states by hand.
  private static func reports() async throws -> [[UInt8]] {
    var reports = [Examples.crash, Examples.unloaded].map { JSONReport().report($0) }
    for dump in ContentsReportTests.dumps {
      let state = await DumpProcessor().process(try Minidump(ByteView(dump.bytes)))
      reports.append(JSONReport().report(state))
    }
    return reports
  }

  /// The names of members, but for those that the dump makes up.
  private static func addMembers(of value: JSONValue, to members: inout Set<String>) {
    switch value {
    case .array(let elements):
      for element in elements { addMembers(of: element, to: &members) }
    case .object(let object):
      members.formUnion(object.keys)
      for (name, member) in object where !free.contains(name) {
        addMembers(of: member, to: &members)
      }
    default: break
    }
  }

  private static let free: Set = [
    "cpu", "environment", "fields", "registers", "simple_annotations", "soft_errors", "stat",
    "status",
  ]
}
