import Bytes
import MinidumpFormat
import MinidumpReading
import MinidumpRewriting
import MinidumpWriting
import Support
import Testing

/// What others than Microsoft put into dumps, and what becomes of it.
@Suite struct ProducerTakingTests {
  func rewritten(_ laid: SyntheticDump) throws -> (
    dump: Minidump, problems: [String], differences: [String]
  ) {
    let before = try Minidump(ByteView(laid.bytes))
    let snapshot = DumpSnapshot(of: before)
    let after = try Minidump(ByteView(try snapshot.writer.bytes(of: snapshot)))
    return (
      after, snapshot.problems.map(\.description),
      try DumpComparison(before: before, after: after).differences
    )
  }

  @Test(arguments: [false, true])
  func `one of every stream is written again with the same values`(bigEndian: Bool) throws {
    let (dump, _, differences) = try rewritten(Everything.dump(bigEndian: bigEndian))
    #expect(differences == [])
    #expect(MinidumpStreams.types.subtracting(dump.streams.map(\.type)) == [])
  }

  @Test func `several exceptions keep their order, and the last still counts`() throws {
    var laid = SyntheticDump()
    let registers = laid.place([1, 2, 3, 4])
    laid.addThreads([.init(id: 1, context: registers), .init(id: 2), .init(id: 3)])
    laid.addException(threadID: 1, code: 5, context: registers)
    laid.add(stream: 0x4767_0009, [])
    laid.addException(threadID: 2, code: 8, context: laid.place([5, 6]))
    laid.addException(threadID: 3, code: 11)
    let (dump, problems, differences) = try rewritten(laid)
    #expect(
      dump.streams.map(\.type) == [.threadList, .exception, .linuxMaps, .exception, .exception])
    #expect(dump.exceptions.map(\.code) == [5, 8, 11])
    #expect(dump.exceptions.map(\.contextBytes.bytes) == [[1, 2, 3, 4], [5, 6], []])
    #expect(differences == [])
    #expect(problems == [])
  }

  @Test(arguments: LinuxDSODebug.Layout.allCases)
  func `a linker's state keeps its layout`(layout: LinuxDSODebug.Layout) throws {
    var laid = SyntheticDump()
    laid.addSystemInfo(architecture: layout == .bits32 ? 0 : 9, platform: 0x8201)
    let name = laid.string("/lib/libc.so.6")
    var (maps, stream) = (laid.assembler, laid.assembler)
    let isNarrow = layout == .bits32
    isNarrow ? maps.u32(0x7700_0000) : maps.u64(0x7f00_0000_0000)
    maps.u32(UInt32(name.offset))
    if layout == .bits64 { maps.u32(0) }
    isNarrow ? maps.u32(0x7710_0000) : maps.u64(0x7f00_0010_0000)
    let place = laid.place(maps.bytes)
    for number in [1, UInt32(place.offset), 1] { stream.u32(number) }
    if layout == .bits64 { stream.u32(0) }
    for number: UInt64 in [0x7711_1230, 0x7711_0000, 0x40_3de0, 12, 0x1000, 0, 0] {
      isNarrow ? stream.u32(UInt32(number)) : stream.u64(number)
    }
    laid.add(stream: 0x4767_000a, stream.bytes)
    let (dump, problems, differences) = try rewritten(laid)
    #expect(try dump.stream(LinuxDSODebug.self)?.layout == layout)
    #expect(try dump.stream(LinuxDSODebug.self)?.map(\.name) == ["/lib/libc.so.6"])
    #expect(differences == [])
    #expect(problems == [])
  }

  @Test func `libraries that all have the same long name do not make a large dump`() throws {
    var laid = SyntheticDump()
    laid.addSystemInfo(architecture: 9, platform: 0x8201)
    let name = laid.string(String(repeating: "x", count: 4000))
    var (maps, stream) = (laid.assembler, laid.assembler)
    for _ in 0..<1000 {
      maps.u64(0x7f00_0000_0000)
      maps.u32(UInt32(name.offset))
      maps.u32(0)
      maps.u64(0)
    }
    let place = laid.place(maps.bytes)
    for number in [1, UInt32(place.offset), 1000, 0] { stream.u32(number) }
    for number: UInt64 in [0, 0, 0, 0, 0] { stream.u64(number) }
    laid.add(stream: 0x4767_000a, stream.bytes)
    let bytes = laid.bytes
    let snapshot = DumpSnapshot(of: try Minidump(ByteView(bytes)))
    // Names have two bytes for each of their text here.
    #expect(try snapshot.writer.bytes(of: snapshot).count < 6 * bytes.count + 192 * 1024)
    #expect(snapshot.problems.contains { $0.problem.contains("twice the file") })
  }

  // invalid-record-count.dmp of rust-minidump has one of version 0x23000000000000.
  @Test func `records of macOS's crash information of a version to come become the fifth`() throws {
    var laid = SyntheticDump()
    var record = laid.assembler
    for number: UInt64 in [0x4d7a_0001, 6, 7, 8, 9, 10] { record.u64(number) }
    record.raw("a\0b\0c\0d\0e\0".utf8)
    let place = laid.place(record.bytes)
    var list = laid.assembler
    for number: UInt32 in [0x4d7a_0001, 1, 48] { list.u32(number) }
    list.location(place)
    list.skip(to: 172)
    laid.add(stream: 0x4d7a_0001, list.bytes)
    let (dump, problems, _) = try rewritten(laid)
    let entries = try dump.stream(MozMacosCrashInfo.self)?.entries ?? []
    #expect(entries.map(\.version) == [5])
    #expect(entries.map(\.abortCause) == [9])
    #expect(entries.map(\.secondMessage) == ["e"])
    #expect(problems == ["macOS crash info: a record of version 6: what is newer than 5 is lost"])
    #expect(DumpSnapshot(of: dump).problems == [])
  }
}
