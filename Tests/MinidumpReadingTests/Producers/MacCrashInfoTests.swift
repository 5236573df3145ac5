import Bytes
import MinidumpReading
import Support
import Testing

struct MacCrashInfoTests {
  /// A stream of one record.
  private func info(_ version: UInt64, _ numbers: [UInt64], _ texts: String, start: UInt32) throws
    -> MozMacosCrashInfo
  {
    var laid = SyntheticDump()
    var record = laid.assembler
    for number in [0x4d7a_0001, version] + numbers { record.u64(number) }
    record.skip(to: Int(start))
    record.raw(texts.utf8)
    let place = laid.place(record.bytes)
    var list = laid.assembler
    list.u32(0x4d7a_0001)
    list.u32(1)  // record_count
    list.u32(start)  // record_start_size
    list.location(place)
    list.skip(to: 172)
    laid.add(stream: 0x4d7a_0001, list.bytes)
    return try #require(try Minidump(ByteView(laid.bytes)).stream(MozMacosCrashInfo.self))
  }

  @Test func `the first version has nothing to say`() throws {
    let info = try info(1, [], "", start: 16)
    #expect(info.entries.map(\.version) == [1])
    #expect(info.entries.map(\.thread) == [nil])
    #expect(info.entries.map(\.modulePath) == [nil])
    #expect(info.problems == [])
  }

  @Test func `the fourth version has no cause`() throws {
    let entry = try #require(try info(4, [7, 8], "a\0b\0c\0d\0e\0", start: 32).entries.first)
    #expect(entry.thread == 7)
    #expect(entry.dialogMode == 8)
    #expect(entry.abortCause == nil)
    #expect(entry.modulePath == "a")
    #expect(entry.secondMessage == "e")
  }

  @Test func `fields that a later version adds are passed over`() throws {
    let info = try info(6, [7, 8, 9, 0x4141_4141], "a\0b\0c\0d\0e\0f\0", start: 48)
    #expect(info.entries.first?.abortCause == 9)
    #expect(info.entries.first?.modulePath == "a")
    #expect(info.entries.first?.secondMessage == "e")
    #expect(info.problems == [])
  }

  @Test func `texts behind one without an end are lost, and that is told`() throws {
    let long = String(repeating: "x", count: 8192)
    let info = try info(5, [7, 8, 9], "a\0" + long + "xx\0c\0d\0e\0", start: 40)
    let entry = try #require(info.entries.first)
    #expect(entry.modulePath == "a")
    #expect(entry.message == long)
    #expect(entry.signature == "")
    #expect(entry.secondMessage == "")
    #expect(info.problems.count == 1)
  }

  @Test func `a record that ends before its texts do is told`() throws {
    let info = try info(5, [7, 8, 9], "a\0b", start: 40)
    #expect(info.entries.first?.message == "b")
    #expect(info.problems.count == 1)
  }

  @Test func `a record that is cut short costs only itself`() throws {
    let info = try info(4, [7], "", start: 0)
    #expect(info.entries == [])
    #expect(info.problems.count == 1)
  }
}
