import Bytes
import MinidumpFormat
import MinidumpReading
import Support
import Testing

struct LLDBStreamTests {
  private func dump(_ type: UInt32, _ text: String) throws -> Minidump {
    var laid = SyntheticDump()
    laid.add(stream: type, Array(text.utf8))
    return try Minidump(ByteView(laid.bytes))
  }

  @Test(arguments: [
    ("4711 (app) S 1 4711\n", ["4711", "app", "S", "1", "4711"]),
    ("1 (a b) c) (d) R 2\0", ["1", "a b) c) (d", "R", "2"]),
    ("1 app S", ["1", "app", "S"]),
    (")(", [")("]),
    ("", []),
  ])
  func `a process's numbers are told from its name`(text: String, fields: [String]) throws {
    let stream = try #require(try dump(0x4767_000b, text).stream(LinuxProcStat.self))
    #expect(stream.fields == fields)
  }

  @Test func `a machine's uptime is in seconds`() throws {
    let both = try dump(0x4767_000c, "350735.47 234388.90\n").stream(LinuxProcUptime.self)
    #expect(both?.seconds.running == 350735.47)
    #expect(both?.seconds.idle == 234388.90)
    let none = try dump(0x4767_000c, "soon").stream(LinuxProcUptime.self)
    #expect(none?.seconds.running == nil)
    #expect(none?.seconds.idle == nil)
  }

  @Test func `open files are a text`() throws {
    let stream = try dump(0x4767_000d, "0 -> /dev/null\n1 -> /log\n").stream(LinuxProcFD.self)
    #expect(stream?.lines == ["0 -> /dev/null", "1 -> /log"])
  }

  @Test func `LLDB's mark is there though it is empty`() throws {
    #expect(try dump(0x4c4c_4442, "").stream(LLDBGenerated.self)?.view.isEmpty == true)
  }

  @Test func `all exceptions of a dump can be read, and the last counts`() throws {
    var laid = SyntheticDump()
    laid.addException(threadID: 1, code: 5)
    laid.add(stream: 6, [1, 2, 3])
    laid.addException(threadID: 2, code: 11)
    let dump = try Minidump(ByteView(laid.bytes))
    #expect(dump.exceptions.map(\.threadID) == [1, 2])
    #expect(dump.exceptions.map(\.code) == [5, 11])
    #expect(try dump.stream(ExceptionStream.self)?.threadID == 2)
  }

  @Test func `a dump without exceptions has none`() throws {
    #expect(Array(try Minidump(ByteView(SyntheticDump().bytes)).exceptions).isEmpty)
  }
}
