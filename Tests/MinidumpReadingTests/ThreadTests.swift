import Bytes
import MinidumpFormat
import MinidumpReading
import Support
import Testing

struct ThreadTests {
  @Test func `a thread whose stack lies outside the file costs the others nothing`() throws {
    var laid = SyntheticDump()
    let stack = laid.place([1, 2, 3, 4])
    let context = laid.place(laid.amd64Context(rip: 1, rsp: 2))
    let nowhere = SyntheticDump.Place(offset: 0xffff_0000, byteCount: 16)
    laid.addThreads([
      .init(id: 1, stackAddress: 0x7000, stack: nowhere, context: nowhere),
      .init(id: 2, stackAddress: 0x8000, stack: stack, context: context),
    ])
    let dump = try Minidump(ByteView(laid.bytes))
    let threads = try #require(try dump.stream(ThreadList.self))
    #expect(threads[0].stack.isEmpty)
    #expect(throws: MinidumpError.self) { try threads[0].context(.amd64) }
    #expect(threads[1].stackAddress == 0x8000)
    #expect(threads[1].stack.bytes == [1, 2, 3, 4])
    #expect(try threads[1].context(.amd64).stackPointer == 2)
  }

  @Test func `names belong to threads by id, the last of two counts`() throws {
    var laid = SyntheticDump()
    laid.addThreadNames([(1, "first"), (2, "worker"), (1, "second")])
    let dump = try Minidump(ByteView(laid.bytes))
    let names = try #require(try dump.stream(ThreadNames.self))
    #expect(names.map(\.name) == ["first", "worker", "second"])
    #expect(names.byThreadID == [1: "second", 2: "worker"])
  }

  @Test func `a name that lies beyond 4 GiB is empty`() throws {
    var laid = SyntheticDump()
    var list = laid.assembler
    list.u32(1)
    list.u32(7)
    list.u64(0x1_0000_0000_0000)
    laid.add(stream: 24, list.bytes)
    let dump = try Minidump(ByteView(laid.bytes))
    let names = try #require(try dump.stream(ThreadNames.self))
    #expect(names[0].threadID == 7)
    #expect(names[0].name == "")
  }

  @Test func `an exception gives the parameters that were filled in`() throws {
    let dump = try Minidump(ByteView(Everything.dump().bytes))
    let exception = try #require(try dump.stream(ExceptionStream.self))
    #expect(exception.threadID == 1)
    #expect(exception.code == 11)
    #expect(exception.flags == 1)
    #expect(exception.address == 0x10)
    #expect(exception.parameters == [5, 6])
    #expect(try exception.context(.amd64).programCounter == 0x40_1000)
  }

  @Test func `an exception that claims four billion parameters has fifteen`() throws {
    var laid = SyntheticDump()
    var stream = laid.assembler
    stream.skip(to: 32)
    stream.u32(.max)  // NumberParameters
    stream.skip(to: 168)
    laid.add(stream: 6, stream.bytes)
    let dump = try Minidump(ByteView(laid.bytes))
    let exception = try #require(try dump.stream(ExceptionStream.self))
    #expect(exception.parameters.count == 15)
    #expect(exception.problems.count == 1)
  }
}
