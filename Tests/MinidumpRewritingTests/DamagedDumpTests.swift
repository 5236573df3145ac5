import Bytes
import MinidumpFormat
import MinidumpReading
import MinidumpRewriting
import MinidumpWriting
import Support
import Testing

/// What is kept of dumps that are broken, and what is said of the rest.
@Suite struct DamagedDumpTests {
  /// The dump that is written of a dump, and what is said of what it lacks.
  func rewritten(_ bytes: [UInt8]) throws -> (dump: Minidump, problems: [String]) {
    let snapshot = DumpSnapshot(of: try Minidump(ByteView(bytes)))
    let written = try snapshot.writer.bytes(of: snapshot)
    let dump = try Minidump(ByteView(written))
    #expect(DumpSnapshot(of: dump).problems == [])
    return (dump, snapshot.problems.map(\.description))
  }

  func types(_ dump: Minidump) -> [UInt32] { dump.streams.map(\.type.rawValue) }

  @Test(arguments: [false, true])
  func `of two streams of a type the one that readers see is kept`(bigEndian: Bool) throws {
    var laid = SyntheticDump(bigEndian: bigEndian)
    laid.add(stream: 0x1_0001, [1])
    laid.add(stream: 0x1_0002, [2])
    laid.add(stream: 0x1_0001, [3, 4])
    let (dump, problems) = try rewritten(laid.bytes)
    #expect(types(dump) == [0x1_0002, 0x1_0001])
    #expect(dump.streams.map(\.view.bytes) == [[2], [3, 4]])
    #expect(
      problems == ["0x00010001: comes up more than once: this one is left out (at offset 0x20)"])
  }

  @Test func `entries that Breakpad's client has crossed out stay where they were`() throws {
    var laid = SyntheticDump()
    laid.add(stream: 0, at: .none)
    laid.add(stream: 0x4767_0009, [1])
    laid.add(stream: 0, at: .none)
    let (dump, problems) = try rewritten(laid.bytes)
    #expect(types(dump) == [0, 0x4767_0009, 0])
    #expect(problems == [])
  }

  @Test func `a list too short for its count costs itself alone`() throws {
    var laid = SyntheticDump()
    laid.add(stream: 4, [1, 0])
    laid.add(stream: 0x4767_0009, [1])
    let (dump, problems) = try rewritten(laid.bytes)
    #expect(types(dump) == [0x4767_0009])
    #expect(problems.count == 1)
    #expect(problems.first?.contains("(at offset 0x20)") == true)
  }

  // Its layout is told by the length that the directory claims; what is written has another length.
  @Test func `a linker's state that the file's end cuts off keeps its layout`() throws {
    var laid = SyntheticDump()
    laid.addSystemInfo(architecture: 9, platform: 0x8201)
    var stream = laid.assembler
    for number: UInt32 in [1, 0, 0] { stream.u32(number) }  // version, libraries
    for number: UInt64 in [0x7f12_3456_7890, 0x7f12_3456_7000, 0x5555_5555_5de8] {
      stream.u64(number)
    }
    stream.fill(12, with: 7)
    let place = laid.place(stream.bytes)
    laid.add(stream: 0x4767_000a, at: .init(offset: place.offset, byteCount: 36 + 100 * 16))
    let (dump, problems) = try rewritten(laid.bytes)
    let linker = try #require(try dump.stream(LinuxDSODebug.self))
    #expect(linker.layout == .bits64Packed)
    #expect(linker.linkerBase == 0x7f12_3456_7000)
    #expect(linker.dynamicSection.bytes.suffix(16) == [UInt8](repeating: 0, count: 16)[...])
    #expect(problems.contains { $0.contains("its copy of .dynamic has no end: it is given one") })
  }

  @Test func `a stream that the file's end cuts off keeps what is there`() throws {
    var laid = SyntheticDump()
    laid.add(stream: 0x1_0001, at: SyntheticDump.Place(offset: 40, byteCount: 100))
    let (dump, problems) = try rewritten(laid.bytes)
    #expect(dump.streams.map(\.view.byteCount) == [4])
    #expect(problems == ["0x00010001: 100 bytes, of which the file has 4 (at offset 0x28)"])
  }

  @Test func `information in a form nobody knows is kept byte for byte`() throws {
    var laid = SyntheticDump()
    var misc = laid.assembler
    misc.u32(1368)  // SizeOfInfo: with the gaps of a compiler that does not pack
    misc.fill(1364, with: 7)
    laid.add(stream: 15, misc.bytes)
    var lists = laid.assembler
    lists.u32(16)  // SizeOfHeader
    lists.u32(56)  // SizeOfEntry: 8 more than known
    lists.u64(1)
    lists.fill(56, with: 9)
    laid.add(stream: 16, lists.bytes)
    laid.add(stream: 0x4767_0001, [UInt8](repeating: 5, count: 20))
    let (dump, problems) = try rewritten(laid.bytes)
    #expect(
      dump.streams.map(\.view.bytes)
        == [misc.bytes, lists.bytes, [UInt8](repeating: 5, count: 20)])
    #expect(problems == [])
  }

  @Test func `a name that is not Unicode is told of`() throws {
    var laid = SyntheticDump()
    var name = laid.assembler
    name.u32(4)
    name.u16(0x61)
    name.u16(0xd800)  // half of a pair
    let place = laid.place(name.bytes)
    laid.addThreads([.init(id: 7)])
    var names = laid.assembler
    names.u32(1)
    names.u32(7)
    names.u64(UInt64(place.offset))
    laid.add(stream: 24, names.bytes)
    let (dump, problems) = try rewritten(laid.bytes)
    #expect(try dump.stream(ThreadNames.self)?.byThreadID == [7: "a\u{fffd}"])
    #expect(
      problems == ["name of thread 7: is not all text: what is not is replaced (at offset 0x20)"])
  }

  @Test func `a name of no thread is told of`() throws {
    var laid = SyntheticDump()
    laid.addThreads([.init(id: 7, stackAddress: 0, stack: .none)])
    laid.addThreadNames([(7, "main"), (8, "worker"), (7, "other")])
    let (dump, problems) = try rewritten(laid.bytes)
    #expect(try dump.stream(ThreadNames.self)?.byThreadID == [7: "main"])
    #expect(
      problems.map { $0.prefix { $0 != "," } } == [
        "name of thread 8: there is no such thread", "name of thread 7: there is no such thread",
      ])
  }

  @Test func `entries that all point to the same large place do not make a large dump`() throws {
    var laid = SyntheticDump()
    let place = laid.place([UInt8](repeating: 1, count: 100_000))
    for type in 0..<UInt32(1000) {
      laid.add(stream: 0x1_0000 + type, at: place)
    }
    let bytes = laid.bytes
    let snapshot = DumpSnapshot(of: try Minidump(ByteView(bytes)))
    #expect(try snapshot.writer.bytes(of: snapshot).count < 3 * bytes.count + 64 * 1024)
    #expect(snapshot.problems.contains { $0.problem.contains("twice the file") })
  }
}
