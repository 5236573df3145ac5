import Bytes
import MinidumpFormat
import MinidumpReading
import MinidumpRewriting
import MinidumpWriting
import Support
import Testing

/// What Windows' own writer, and Wine's, put into dumps, and what becomes of it.
@Suite struct WindowsTakingTests {
  private func taken(_ type: UInt32, _ bytes: [UInt8]) throws -> DumpSnapshot {
    var laid = SyntheticDump()
    laid.add(stream: type, bytes)
    return DumpSnapshot(of: try Minidump(ByteView(laid.bytes)))
  }

  /// The bytes of the stream in what is written of a snapshot.
  private func written(_ snapshot: DumpSnapshot, _ type: StreamType) throws -> [UInt8]? {
    let bytes = try snapshot.writer.bytes(of: snapshot)
    return try Minidump(ByteView(bytes)).streams.last(of: type)?.view.bytes
  }

  @Test func `values are taken over as values`() throws {
    let snapshot = DumpSnapshot(of: try Minidump(ByteView(Everything.dump().bytes)))
    #expect(snapshot.threadsEx.map(\.record.thread.id) == [7])
    #expect(snapshot.threadInfo.map(\.startAddress) == [0x16_135e])
    #expect(snapshot.handleOperations.map(\.handle) == [0x44])
    #expect(snapshot.tokens?.tokens.map(\.id) == [4711, 7])
    #expect(snapshot.commentBytes?.byteCount == 12)
    #expect(snapshot.comment == "noted: 🦊")
    #expect(snapshot.wineModules.map(\.name) == ["/usr/lib/libc.so.6"])
    #expect(snapshot.systemMemory != nil)
    #expect(snapshot.processVMCounters != nil)
  }

  @Test(arguments: [(48, 8), (36, 4), (40, 0), (32, 0)])
  func `what handles have behind what is known of them is left out, and told`(
    byteCount: Int, rest: Int
  ) throws {
    var bytes = ByteAssembler()
    for number: UInt32 in [16, UInt32(byteCount), 2, 0] { bytes.u32(number) }
    for handle: UInt64 in [4, 8] {
      bytes.u64(handle)
      bytes.fill(24)
      bytes.fill(byteCount - 32, with: 0)
    }
    let snapshot = try taken(12, bytes.bytes)
    #expect(snapshot.handles.map(\.record.handle) == [4, 8])
    #expect(
      snapshot.problems.map(\.description)
        == (rest == 0
          ? []
          : [
            "handle data: \(rest) bytes of each handle, behind what is known of them, are left out "
              + "(at offset 0x30)"
          ]))
  }

  @Test func `function tables with other padding than ours keep it`() throws {
    let snapshot = DumpSnapshot(of: try Minidump(ByteView(Everything.dump().bytes)))
    #expect(snapshot.functionTables == nil)
    #expect(snapshot.rawStreams.map(\.type).contains(.functionTable))
  }

  @Test func `a function table that is cut off costs itself and no other`() throws {
    var bytes = ByteAssembler()
    for number: UInt32 in [24, 32, 8, 8, 2, 0] { bytes.u32(number) }
    for base: UInt64 in [0x1000, 0x2000] {
      for number in [base, base, base] { bytes.u64(number) }
      bytes.u32(1)  // entries
      bytes.u32(0)
      bytes.u64(0xdd)  // native descriptor
      bytes.u64(0xee)  // entry
    }
    let snapshot = try taken(13, Array(bytes.bytes.dropLast(10)))
    #expect(snapshot.functionTables?.tables.map(\.record.baseAddress) == [0x1000])
    #expect(snapshot.problems.count == 1)
    #expect(try written(snapshot, .functionTable)?.count == 24 + 48)
  }

  @Test func `tokens whose header says something else are kept as bytes`() throws {
    var bytes = ByteAssembler()
    for number: UInt32 in [999, 1, 16, 72, 16, 7, 0, 0] { bytes.u32(number) }
    let snapshot = try taken(19, bytes.bytes)
    #expect(snapshot.tokens == nil)
    #expect(try written(snapshot, .token) == bytes.bytes)
  }

  @Test func `a comment without a zero at its end is kept as it is`() throws {
    #expect(try written(try taken(11, [0x61, 0]), .commentW) == [0x61, 0])
    #expect(try written(try taken(10, [0xe9]), .commentA) == [0xe9])
  }

  @Test func `the facts behind a handle come along`() throws {
    var laid = SyntheticDump()
    var fact = laid.assembler
    for number: UInt32 in [0, 6, 2] { fact.u32(number) }
    fact.raw([1, 2])
    let place = laid.place(fact.bytes)
    var list = laid.assembler
    for number: UInt32 in [16, 40, 1, 0] { list.u32(number) }
    list.u64(3)
    list.fill(24)
    list.u32(UInt32(place.offset))
    list.u32(0)
    laid.add(stream: 12, list.bytes)
    let snapshot = DumpSnapshot(of: try Minidump(ByteView(laid.bytes)))
    let bytes = try snapshot.writer.bytes(of: snapshot)
    let handles = try #require(try Minidump(ByteView(bytes)).stream(HandleData.self))
    #expect(handles.map { $0.objectInformation.map(\.type) } == [[.event1]])
    #expect(handles.first?.objectInformation.first?.view.bytes == [1, 2])
  }
}
