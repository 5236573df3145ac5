import Bytes
import MinidumpFormat
import MinidumpReading
import Support
import Testing

struct WindowsThreadTests {
  let dump: Minidump

  init() throws {
    dump = try Minidump(ByteView(Everything.dump().bytes))
  }

  @Test func `a thread of Itanium has two stacks`() throws {
    let threads = try #require(try dump.stream(ThreadExList.self))
    let thread = try #require(threads.first)
    #expect(threads.count == 1)
    #expect(thread.thread.id == 7)
    #expect(thread.thread.stackAddress == 0x1_0000)
    #expect(thread.thread.stack.bytes == [1, 2, 3, 4])
    #expect(thread.thread.contextBytes.bytes == [0xc0])
    #expect(thread.backingStoreAddress == 0x2_0000)
    #expect(thread.backingStore.bytes == [5, 6, 7, 8, 9])
  }

  @Test func `facts about threads say when and where they began`() throws {
    let list = try #require(try dump.stream(ThreadInfoList.self))
    let info = try #require(list.byThreadID[7])
    #expect(list.count == 1)
    #expect(info.flags == [.writing, .invalidContext])
    #expect(info.error == 0x8000_4005)
    #expect(info.exitStatus == 259)
    #expect(info.createTime == 130_868_266_052_699_170)
    #expect(info.exitTime == 0)
    #expect(info.kernelTime == 100)
    #expect(info.userTime == 200)
    #expect(info.startAddress == 0x16_135e)
    #expect(info.affinity == 0xf)
  }

  @Test func `function tables have entries of x86-64 and the system's own record`() throws {
    let tables = try #require(try dump.stream(FunctionTables.self))
    #expect(tables.map(\.record.baseAddress) == [0x1_0000, 0x2_0000])
    #expect(tables.map(\.record.firstAddress) == [0x1_0100, 0x2_0100])
    #expect(tables.map(\.record.endAddress) == [0x1_0900, 0x2_0900])
    #expect(
      try tables.map { try $0.nativeDescriptor.load(at: 0, .littleEndian) as UInt64 }
        == [0x1_0001, 0x2_0001])
    #expect(tables.map { $0.runtimeFunctions?.map(\.beginAddress) } == [[0x100], [0x100, 0x101]])
    #expect(tables.map { $0.runtimeFunctions?.last?.unwindInfoAddress } == [0x1000, 0x1001])
    #expect(tables.problems == [])
  }

  /// A stream of one table with sixteen bytes of entries.
  private func tables(
    descriptor: UInt32 = 32, entry: UInt32 = 8, count: UInt32 = 1, entryCount: UInt32 = 2
  ) throws -> FunctionTables? {
    var laid = SyntheticDump()
    var stream = laid.assembler
    for number in [24, descriptor, 0, entry, count, 0] { stream.u32(number) }
    stream.fill(24, with: 1)
    stream.u32(entryCount)
    stream.u32(0)
    stream.fill(16, with: 2)
    laid.add(stream: 13, stream.bytes)
    return try Minidump(ByteView(laid.bytes)).stream(FunctionTables.self)
  }

  @Test func `entries of Arm are bytes`() throws {
    let table = try #require(try tables()?.first)
    #expect(table.entries.bytes == [UInt8](repeating: 2, count: 16))
    #expect(table.runtimeFunctions == nil)
  }

  @Test func `function tables that are claimed and not there are a problem`() throws {
    let tables = try #require(try tables(count: .max))
    #expect(tables.count == 1)
    #expect(tables.problems.map(\.problem) == ["claims 4294967295 tables, only 1 are there"])
  }

  @Test(arguments: [(8, 3), (.max, .max), (12, .max)] as [(UInt32, UInt32)])
  func `a function table with more entries than there are has those that are`(
    entry: UInt32, count: UInt32
  ) throws {
    let tables = try #require(try tables(entry: entry, count: 7, entryCount: count))
    #expect(tables.map(\.entries.byteCount) == [16])
    #expect(tables.problems.count == 1)
  }

  @Test func `descriptors that are too short throw`() {
    #expect(throws: MinidumpError.self) { try tables(descriptor: 31) }
  }
}
