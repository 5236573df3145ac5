import Bytes
import MinidumpReading
import Support
import Testing

struct StabilityReportTests {
  private func report(_ bytes: [UInt8], bigEndian: Bool = false) throws -> StabilityReport {
    var laid = SyntheticDump(bigEndian: bigEndian)
    laid.add(stream: 0x4b6b_0002, bytes)
    return try #require(try Minidump(ByteView(laid.bytes)).stream(StabilityReport.self))
  }

  // browser-segv-b60bf1ed.dmp, of Chromium 156 on Linux
  @Test(arguments: [false, true])
  func `today's Chromium tells a process and its open files`(bigEndian: Bool) throws {
    let report = try report(
      [0x12, 0x0b, 0x18, 0xdd, 0xb9, 0x01, 0x3a, 0x05, 0x0a, 0x03, 0x08, 0x92, 0x01],
      bigEndian: bigEndian)
    let processes = Array(report.processes)
    #expect(processes.map(\.id) == [23773])
    #expect(processes.map(\.openFileCount) == [146])
    #expect(processes.map(\.openHandleCount) == [nil])
    #expect(report.problems == [])
  }

  @Test func `the report as a whole is read by number`() throws {
    let report = try report(StabilityReportBytes.old)
    #expect(report.session == .unclean)
    #expect(Array(report.logMessages) == ["first line", "second line"])
    #expect(report.globalData.map(\.key) == ["channel"])
    #expect(report.fieldTrials.map(\.nameID) == [0x1122_3344])
    #expect(report.fieldTrials.map(\.groupID) == [0x5566_7788])
    #expect(report.isComplete == true)
    #expect(report.systemMemory?.commitLimitPageCount == 1000)
    #expect(report.systemMemory?.commitRemainingPageCount == 400)
    #expect(report.systemMemory?.handleCount == 77)
    #expect(report.crashedProcessID == 4711)
    #expect(report.problems == [])
  }

  @Test func `a process has modules, memory and data`() throws {
    let report = try report(StabilityReportBytes.old)
    let process = try #require(Array(report.processes).first)
    #expect(process.id == 4711)
    #expect(process.kind == .browser)
    #expect(process.memory?.privatePageCount == 10)
    #expect(process.memory?.peakWorkingSetPageCount == 20)
    #expect(process.memory?.peakPagefilePageCount == 30)
    #expect(process.memory?.failedAllocationByteCount == 1 << 20)
    #expect(process.memory?.handleCount == 5)
    #expect(process.data.map(\.key) == ["flag"])
    #expect(process.openFileCount == 32)
    #expect(process.openHandleCount == 64)
    let module = try #require(Array(process.modules).first)
    #expect(module.baseAddress == 0x7f00_0000)
    #expect(module.byteCount == 0x2000)
    #expect(module.codeFile == "/bin/chrome")
    #expect(module.codeIdentifier == "C0DE")
    #expect(module.debugFile == "chrome.pdb")
    #expect(module.debugIdentifier == "DEB06")
    #expect(module.version == "1.2.3")
    #expect(module.shrinkDownDelta == -1)
    #expect(module.isUnloaded == true)
  }

  @Test func `a thread has activities and an exception`() throws {
    let report = try report(StabilityReportBytes.old)
    let thread = try #require(report.processes.flatMap { Array($0.threads) }.first)
    #expect(thread.name == "CrBrowserMain")
    #expect(thread.id == 99)
    #expect(thread.activityCount == 2)
    #expect(thread.exception?.code == 11)
    #expect(thread.exception?.programCounter == 0xb2)
    #expect(thread.exception?.address == 0xb3)
    #expect(thread.exception?.time == 0xb4)
    let activity = try #require(Array(thread.activities).first)
    #expect(activity.kind == .lock)
    #expect(activity.time == 1234)
    #expect(activity.originAddress == 0xa3)
    #expect(activity.taskSequenceID == 0xa4)
    #expect(activity.lockAddress == 0xa5)
    #expect(activity.eventAddress == 0xa6)
    #expect(activity.threadID == 0xa7)
    #expect(activity.processID == 0xa8)
    #expect(activity.address == 0xab)
    #expect(activity.genericID == 0xac)
    #expect(activity.genericData == 0xad)
    #expect(activity.userData.map(\.key) == ["key"])
  }

  @Test(
    arguments: [
      (.text(1, "b"), "bytes([98])"),
      (.message(2, [.varint(1, 16), .varint(2, 8)]), "bytesReference(address: 16, byteCount: 8)"),
      (.text(3, "t"), "text(\"t\")"),
      (.message(4, [.varint(1, 16), .varint(2, 8)]), "textReference(address: 16, byteCount: 8)"),
      (.text(5, "c"), "character(\"c\")"),
      (.varint(6, 1), "flag(true)"),
      (.varint(7, .max), "signed(-1)"),
      (.varint(8, .max), "unsigned(18446744073709551615)"),
      (.varint(9, 1), "nil"),
      (.varint(1, 1), "nil"),
    ] as [(ProtobufBytes.Field, String)])
  func `a value is of one of eight types`(field: ProtobufBytes.Field, text: String) throws {
    let bytes: ProtobufBytes = [.message(4, [.text(1, "key"), .message(2, [field])])]
    let value = try #require(Array(report(bytes.bytes).globalData).first).value
    switch value {
    case .bytes(let view): #expect("bytes(\(view.bytes))" == text)
    case let value?: #expect("\(value)" == text)
    case nil: #expect("nil" == text)
    }
  }

  @Test func `of several values the last counts`() throws {
    let bytes: ProtobufBytes = [
      .message(4, [.message(2, [.varint(7, 1), .text(3, "t"), .varint(12, 3)])])
    ]
    let entry = try #require(Array(report(bytes.bytes).globalData).first)
    #expect(entry.key == nil)
    guard case .text("t")? = entry.value else {
      Issue.record("\(String(describing: entry.value))")
      return
    }
  }

  @Test func `fields nobody described stay within reach`() throws {
    let bytes: ProtobufBytes = [.varint(500, 3), .message(2, [.text(9, "new")])]
    let report = try report(bytes.bytes)
    #expect(report.message.unsigned(500) == 3)
    #expect(report.processes.map { $0.message.text(9) } == ["new"])
  }

  @Test func `a process that is cut short is a problem and costs only itself`() throws {
    let bytes: ProtobufBytes = [.counted(2, [0x18, 0x80]), .message(2, [.varint(3, 7)])]
    let report = try report(bytes.bytes)
    #expect(report.processes.map(\.id) == [nil, 7])
    #expect(
      report.problems.map(\.description) == [
        "stability report: a number is cut short (at offset 0x23)"
      ])
  }
}
