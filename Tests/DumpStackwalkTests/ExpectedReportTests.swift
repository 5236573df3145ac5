import Foundation
import Support
import Testing

/// The reports of the dumps in `TestData/`, byte for byte as they are kept in `TestData/Expected/`.
///
/// With the environment variable UPDATE_EXPECTED set, the reports of today are written there instead,
/// to be looked at with `git diff`.
@Suite struct ExpectedReportTests {
  private static let isUpdating = ProcessInfo.processInfo.environment["UPDATE_EXPECTED"] != nil

  /// Every dump but the one with 700 frames.
  static let dumps = [
    "linux-amd64-breakpad-null.dmp", "linux-amd64-inlined.dmp", "linux-amd64-inlined.microdump",
    "linux-amd64-lambda.dmp",
    "linux-amd64-plugin.dmp", "linux-amd64-press.dmp", "linux-amd64-signal-handler.dmp",
    "linux-amd64-stack-overflow.dmp", "linux-amd64-swift-closure.dmp", "linux-amd64-threads.dmp",
    "linux-arm-null.dmp", "linux-arm-null.microdump", "linux-arm64-inlined.dmp",
    "linux-arm64-old-context.dmp", "linux-x86-null.dmp", "windows-amd64-null.dmp.gz",
    "windows-x86-threads.dmp.gz",
  ]

  @Test(arguments: dumps)
  func `the report for people is the expected one`(dump: String) throws {
    try check(dump, [], kept: "txt")
  }

  @Test(arguments: [
    "linux-amd64-press.dmp", "linux-arm64-old-context.dmp", "windows-x86-threads.dmp.gz",
  ])
  func `the brief report is the expected one`(dump: String) throws {
    try check(dump, ["--brief"], kept: "brief.txt")
  }

  @Test(arguments: [
    "linux-amd64-breakpad-null.dmp", "linux-amd64-inlined.dmp", "linux-amd64-inlined.microdump",
    "linux-arm64-inlined.dmp", "linux-x86-null.dmp", "windows-amd64-null.dmp.gz",
  ])
  func `the report for programs is the expected one`(dump: String) throws {
    try check(dump, ["--json", "--pretty"], kept: "json")
  }

  @Test(arguments: ["linux-amd64-inlined.dmp", "linux-arm-null.dmp", "windows-x86-threads.dmp.gz"])
  func `the report in Breakpad's layouts is the expected one`(dump: String) throws {
    try check(dump, ["breakpad"], kept: "breakpad.txt")
    try check(dump, ["breakpad", "-m"], kept: "breakpad-machine.txt")
  }

  @Test func `what lies on the stack is the expected`() throws {
    try check("linux-x86-null.dmp", ["breakpad", "-sc"], kept: "breakpad-contents.txt")
  }

  @Test func `the brief stack in Breakpad's layout is the expected one`() throws {
    try check("linux-amd64-inlined.dmp", ["breakpad", "-b"], kept: "breakpad-brief.txt")
  }

  @Test func `the raw dump is the expected one`() throws {
    try check("linux-arm-null.dmp", ["--dump"], kept: "dump.txt")
    try check("linux-x86-null.dmp", ["--dump", "--json", "--pretty"], kept: "dump.json")
  }

  private func check(_ dump: String, _ options: [String], kept ending: String) throws {
    let folder = Fixture.folder.path
    let answer = try Tool.run(options + ["\(folder)/\(dump)", "\(folder)/Symbols"])
    #expect(answer.status == 0)
    let report = answer.output.replacingOccurrences(of: folder, with: "TestData")
    let story = dump.replacingOccurrences(of: ".dmp", with: "").replacingOccurrences(
      of: ".gz", with: "")
    let place = Fixture.folder.appendingPathComponent("Expected/\(story).\(ending)")
    if Self.isUpdating {
      try report.write(to: place, atomically: true, encoding: .utf8)
    }
    let expected = try String(contentsOf: place, encoding: .utf8)
    #expect(report == expected, "\(place.lastPathComponent): \(firstDifference(report, expected))")
  }

  private func firstDifference(_ report: String, _ expected: String) -> String {
    let pairs = zip(report.split(separator: "\n"), expected.split(separator: "\n"))
    guard let pair = pairs.first(where: { $0 != $1 }) else { return "one ends early" }
    return "'\(pair.0)' instead of '\(pair.1)'"
  }
}
