import Foundation
import Processing
import Symbols
import Testing
import Unwinding

@testable import Reports

@Suite struct JSONReportTests {
  private func compact(_ state: ProcessState) -> String {
    String(decoding: JSONReport().report(state), as: UTF8.self)
  }

  @Test func `a crash is reported in the schema's words and order`() {
    #expect(compact(Examples.crash) == JSONSnapshots.crash)
  }

  @Test func `a state without anything still has every key of the schema`() {
    let report = String(decoding: JSONReport(isPretty: true).report(ProcessState()), as: UTF8.self)
    #expect(report == JSONSnapshots.empty)
  }

  @Test func `unloaded modules are named by name, each offset once`() {
    let expected =
      #""unloaded_modules":[{"module":"many.dll","offsets":["0x0000000000000460","0x0000000000000800"]},"#
      + #"{"module":"solo.dll","offsets":["0x00000000000005e0"]}]}]"#
    #expect(compact(Examples.unloaded).contains(expected))
  }

  @Test func `a thread without frames does not become the crashing thread`() {
    var state = ProcessState()
    state.requestingThread = 0
    state.threads = [ThreadSummary(id: 1, stack: CallStack(end: .noContext))]
    #expect(!compact(state).contains(#""threads_index""#))
    #expect(compact(state).contains(#""crashing_thread":0"#))
  }

  @Test func `modules of one file name share what became of their symbols`() {
    var state = Examples.crash
    state.modules.append(state.modules[0])
    state.modules[2].symbols = .notAsked
    let twice = compact(state).components(separatedBy: #""loaded_symbols":true"#)
    #expect(twice.count == 3)
  }

  @Test func `symbols that cannot be used count as loaded and corrupt`() {
    var state = Examples.crash
    state.modules[0].symbols = .unusable(place: "app.sym", reason: "no MODULE record")
    let part =
      #""corrupt_symbols":true,"debug_file":"app.pdb","debug_id":"5A9832E5287241C1838ED98914E9B7FF1","#
      + #""end_addr":"0x0042d000","filename":"app.exe","loaded_symbols":true,"missing_symbols":false,"#
      + #""symbol_places":["app.sym"],"symbol_problem":"no MODULE record""#
    #expect(compact(state).contains(part))
  }

  @Test func `soft errors are passed on with sorted members, and dropped when they are not JSON`() {
    var state = ProcessState()
    state.softErrors = #"[{"b": 1.50, "a": "x/y"}]"#
    #expect(compact(state).contains(#""soft_errors":[{"a":"x/y","b":1.50}]"#))
    state.softErrors = #"[{"b": 1.50,"#
    #expect(compact(state).contains(#""soft_errors":null"#))
  }

  @Test func `limits are numbers, "unlimited" or "err"`() {
    var state = ProcessState()
    state.processLimits = [
      ProcessLimit(name: "Max cpu time", soft: .number(9), hard: .unlimited, unit: "seconds"),
      ProcessLimit(name: "Max nice", soft: .unreadable, hard: .number(.max), unit: ""),
    ]
    let part =
      #""proc_limits":{"limits":[{"hard":"unlimited","name":"Max cpu time","soft":9,"unit":"seconds"},"#
      + #"{"hard":18446744073709551615,"name":"Max nice","soft":"err","unit":""}]}"#
    #expect(compact(state).contains(part))
  }

  @Test func `annotations keep their bytes`() {
    var state = ProcessState()
    state.annotations.simple = [
      Annotation(name: "b", value: Array("2".utf8)), Annotation(name: "a", value: Array("1".utf8)),
      Annotation(name: "a", value: Array("3".utf8)),
    ]
    state.annotations.modules = [
      ModuleAnnotations(
        moduleName: "app", list: ["line"],
        objects: [
          Annotation(name: "s", value: Array("é".utf8)),
          Annotation(name: "raw", type: 0x8001, value: [0, 0xff]),
        ])
    ]
    let part =
      #""crashpad_info":{"client_id":null,"module_list":[{"annotation_objects":[{"name":"s","type":1,"value":"é"},"#
      + #"{"bytes":"00ff","name":"raw","type":32769,"value":null}],"list_annotations":["line"],"module":"app","#
      + #""simple_annotations":{}}],"report_id":null,"simple_annotations":{"a":"1","b":"2"}}"#
    #expect(compact(state).contains(part))
  }

  @Test func `a line of 0 is null in the innermost inlined call only`() {
    var state = Examples.crash
    let nowhere = SourceLocation(file: "gen.swift", line: 0)
    state.threads[0].stack.frames[0].symbol?.inlines = [
      InlineFrame(name: "a", source: nowhere), InlineFrame(name: nil, source: nowhere),
    ]
    let part =
      #""inlines":[{"file":"gen.swift","function":"a","line":null},{"file":"gen.swift","function":"","line":0}]"#
    #expect(compact(state).contains(part))
  }

  @Test(arguments: ["crash", "unloaded", "empty"])
  func `members stand in alphabetical order at every level`(example: String) throws {
    let state = try #require(Examples.byName[example])
    let report = JSONReport(isPretty: true).report(state)
    let parsed = try #require(JSONParser.parse(report))
    var sorted = JSONWriter(isPretty: true)
    sorted.value(parsed)
    #expect(sorted.bytes == report)
  }
}
