import Processing
import Testing
import Unwinding

@testable import Reports

@Suite struct TextReportTests {
  @Test func `that nobody was asked for symbols is told where some are wanted`() {
    var state = Examples.crash
    let sentence = "\nSymbols missing:\n  none were looked for: no place with symbols was given\n"
    func text() -> String { String(decoding: TextReport().report(state), as: UTF8.self) }
    #expect(!text().contains(sentence))
    for index in state.modules.indices { state.modules[index].symbols = .notAsked }
    #expect(text().contains(sentence))
    state.threads = []
    #expect(!text().contains(sentence))
  }

  private func text(_ report: TextReport, _ state: ProcessState) -> String {
    String(decoding: report.report(state), as: UTF8.self)
  }

  @Test func `a crash is reported in the classic layout`() {
    #expect(text(TextReport(), Examples.crash) == TextSnapshots.crash)
  }

  @Test func `a brief report ends behind the crashing thread`() {
    #expect(TextSnapshots.crash.hasPrefix(text(TextReport(isBrief: true), Examples.crash)))
    #expect(text(TextReport(isBrief: true), Examples.crash).hasSuffix("up the stack\n\n"))
  }

  @Test func `a frame in no module names the unloaded modules that were there`() {
    let report = text(TextReport(), Examples.unloaded)
    #expect(
      report.contains(
        "\n 0  0xf00800 (unloaded many.dll@0x460|0x800) (unloaded solo.dll@0x5e0)\n"))
  }

  @Test func `a state without anything is reported, too`() {
    #expect(text(TextReport(), ProcessState()) == TextSnapshots.empty)
  }

  @Test(arguments: ["crash", "unloaded", "empty"])
  func `colours change nothing but the looks`(example: String) throws {
    let state = try #require(Examples.byName[example])
    let coloured = text(TextReport(palette: .terminal), state)
    #expect(coloured.contains("\u{1b}["))
    #expect(coloured.replacing(/\u{1b}\[[0-9;]*m/, with: "") == text(TextReport(), state))
  }

  @Test func `registers keep to 80 columns`() {
    let report = text(TextReport(), Examples.crash)
    let lines = report.split(separator: "\n").filter { $0.contains(" = ") && !$0.contains("tid") }
    #expect(lines.count == 4)
    #expect(lines.allSatisfy { $0.utf8.count <= 81 })
  }

  @Test func `names cannot command the terminal`() {
    var state = Examples.crash
    state.threads[0].name = "a\u{1b}[2Jb\nc\u{202e}d\u{9b}é"
    let report = text(TextReport(), state)
    #expect(report.contains(#"Thread 0 a\u{1b}[2Jb\nc\u{202e}d\u{9b}é (crashed) - tid: 3060"#))
  }

  @Test func `a thread that asked for a dump has not crashed`() {
    var state = Examples.crash
    state.crash = nil
    let report = text(TextReport(), state)
    #expect(report.contains("No crash\n"))
    #expect(report.contains("Thread 0 main (requested dump, did not crash) - tid: 3060\n"))
  }

  @Test func `what could not be read is said at the end`() {
    var state = ProcessState()
    state.diagnostics = [
      Diagnostic(subject: "thread list", message: "needs 48 bytes", offset: 0x20)
    ]
    let report = text(TextReport(), state)
    #expect(
      report.hasSuffix("\nCould not be read:\n  thread list: needs 48 bytes (at offset 0x20)\n"))
  }

  @Test func `a brief report says that something could not be read`() {
    var state = ProcessState()
    state.diagnostics = (0..<5).map { Diagnostic(subject: "thread \($0)", message: "is broken") }
    let end = """

      Could not be read:
        thread 0: is broken
        thread 1: is broken
        thread 2: is broken
        and 2 more

      """
    #expect(text(TextReport(isBrief: true), state).hasSuffix(end))
    state.diagnostics.removeLast(2)
    #expect(text(TextReport(isBrief: true), state).hasSuffix("thread 2: is broken\n"))
  }

  @Test func `an unknown system is printed once`() {
    var state = ProcessState()
    state.system.operatingSystem = "0x00000000"
    #expect(text(TextReport(), state).hasPrefix("Operating system: 0x00000000\n"))
  }

  @Test func `what macOS modules left is reported with numbers in hexadecimal`() {
    var record = MacCrashRecord()
    record.thread = 0x1f
    record.message = "abort() called"
    var state = ProcessState()
    state.macCrashRecords = [record]
    state.macBootArguments = "-v"
    let expected = """
      No crash
      Mac Crash Info:
        Record 0
          thread: 0x1f
          message: abort() called

      Mac Boot Args: -v

      Process uptime: not available
      """
    #expect(text(TextReport(), state).contains(expected))
    let json = String(decoding: JSONReport().report(state), as: UTF8.self)
    let part =
      #""mac_boot_args":"-v","mac_crash_info":{"num_records":1,"records":[{"abort_cause":null,"backtrace":null,"#
      + #""dialog_mode":null,"message":"abort() called","message2":null,"module":null,"signature_string":null,"#
      + #""thread":"0x000000000000001f"}]}"#
    #expect(json.contains(part))
  }

  @Test func `of many places that were looked at, the first is named`() {
    var state = Examples.crash
    state.modules[1].symbols = .missing(places: ["a/b.sym", "c/b.sym", "d/b.sym"])
    let line =
      "  kernel32.dll (no debug identifier): not found; looked for a/b.sym and 2 more places\n"
    #expect(text(TextReport(), state).contains(line))
  }

  @Test func `guessed arguments stand behind their frame`() {
    var state = Examples.crash
    state.threads[0].arguments[0] = FunctionArguments(
      convention: .cdecl,
      arguments: [.init(name: "int", value: 7), .init(name: "char *", value: nil)])
    let expected = """
          Found by: given as instruction pointer in context
          Arguments (assuming cdecl [static function])
              arg 0 (int) = 0x00000007
              arg 1 (char *) = <unknown>

       2  kernel32.dll
      """
    #expect(text(TextReport(), state).contains(expected.dropFirst(4)))
  }

  @Test func `soft errors are shown unless there are none`() {
    var state = ProcessState()
    state.softErrors = "[]"
    #expect(!text(TextReport(), state).contains("Soft errors"))
    state.softErrors = #"[{"a":1}]"#
    let expected = """
      Soft errors were encountered when minidump was written:
      [
        {
          "a": 1
        }
      ]

      """
    #expect(text(TextReport(), state).hasSuffix(expected))
  }

  @Test func `soft errors cannot command the terminal`() {
    var state = ProcessState()
    state.softErrors = "[\"\u{9b}31m\u{202e}\", \"\\u009bc\\n\", \"\u{61c}\u{200f}\"]"
    let report = String(decoding: TextReport().report(state), as: UTF8.self)
    #expect(report.unicodeScalars.allSatisfy { $0 == "\n" || $0.isASCII && $0 >= " " })
    #expect(report.contains(#"  "\u{9b}31m\u{202e}","#))
  }

  @Test func `streams nobody reads are listed with whose they are`() {
    var state = ProcessState()
    state.unimplementedStreams = [
      StreamNote(
        type: 0x4767_0008, name: "LinuxAuxv", offset: 0x5658, byteCount: 1,
        vendor: "Google Extension")
    ]
    state.unknownStreams = [StreamNote(type: 0x1234_5678, name: nil, offset: 16, byteCount: 0)]
    let expected = """

      Unimplemented streams encountered:
      Stream 0x47670008 LinuxAuxv (Google Extension) @ 0x00005658

      Unknown streams encountered:
      Stream 0x12345678 (Unknown Extension) @ 0x00000010

      """
    #expect(text(TextReport(), state).hasSuffix(expected))
  }
}

@Test(arguments: [
  (UInt32(0), "1970-01-01 00:00:00 UTC"), (951_782_400, "2000-02-29 00:00:00 UTC"),
  (951_868_799, "2000-02-29 23:59:59 UTC"), (951_868_800, "2000-03-01 00:00:00 UTC"),
  (1_171_480_435, "2007-02-14 19:13:55 UTC"), (1_735_689_599, "2024-12-31 23:59:59 UTC"),
  (4_107_542_400, "2100-03-01 00:00:00 UTC"), (.max, "2106-02-07 06:28:15 UTC"),
])
func `seconds become dates`(seconds: UInt32, date: String) {
  #expect(CivilTime(secondsSince1970: seconds).description == date)
}
