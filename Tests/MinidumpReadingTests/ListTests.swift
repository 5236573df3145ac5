import Bytes
import MinidumpFormat
import MinidumpReading
import Support
import Testing

struct ListTests {
  /// The threads of a list of `claimedCount` threads of which those with `ids` are there.
  private func threads(
    claimedCount: UInt32, ids: [UInt32], gap: Int = 0, excess: Int = 0
  ) throws -> ThreadList {
    var laid = SyntheticDump()
    laid.add(stream: 3, list(laid.assembler, claimedCount, ids, gap: gap, excess: excess))
    return try #require(try Minidump(ByteView(laid.bytes)).stream(ThreadList.self))
  }

  private func list(
    _ empty: ByteAssembler, _ claimedCount: UInt32, _ ids: [UInt32], gap: Int, excess: Int
  ) -> [UInt8] {
    var list = empty
    list.u32(claimedCount)
    list.fill(gap, with: 0xee)
    for id in ids {
      list.u32(id)
      list.fill(44, with: 0xff)
    }
    list.fill(excess, with: 0xee)
    return list.bytes
  }

  @Test func `a list of the right length has its entries`() throws {
    let list = try threads(claimedCount: 2, ids: [7, 8])
    #expect(list.map(\.id) == [7, 8])
    #expect(list.problems == [])
  }

  @Test func `four bytes too many are padding between the count and the entries`() throws {
    let list = try threads(claimedCount: 2, ids: [7, 8], gap: 4)
    #expect(list.map(\.id) == [7, 8])
    #expect(list.problems == [])
  }

  @Test func `a padded list that the file's end cuts short is still known to be padded`() throws {
    var laid = SyntheticDump()
    let list = list(laid.assembler, 2, [7, 8], gap: 4, excess: 0)
    laid.add(stream: 3, at: .init(offset: 44, byteCount: list.count))
    laid.claimedDirectoryOffset = 32
    // Header and directory, 44 bytes, then the list without its last byte.
    let dump = try Minidump(ByteView(laid.bytes + list.dropLast()))
    let threads = try #require(try dump.stream(ThreadList.self))
    #expect(threads.map(\.id) == [7])
    #expect(threads.problems.count == 1)
  }

  @Test(arguments: [1, 3, 5, 8, 100])
  func `any other excess is a problem and the entries follow the count`(excess: Int) throws {
    let list = try threads(claimedCount: 2, ids: [7, 8], excess: excess)
    #expect(list.map(\.id) == [7, 8])
    #expect(list.problems.count == 1)
  }

  @Test func `a list that claims four billion threads in 100 bytes has two`() throws {
    let list = try threads(claimedCount: .max, ids: [7, 8])
    #expect(list.map(\.id) == [7, 8])
    #expect(
      list.problems.map(\.problem) == [
        "4294967295 entries of 48 bytes do not make the stream's 100"
      ])
  }

  @Test func `a list without room for a count throws`() throws {
    var laid = SyntheticDump()
    laid.add(stream: 3, [1, 0, 0])
    let dump = try Minidump(ByteView(laid.bytes))
    #expect(throws: MinidumpError.self) { try dump.stream(ThreadList.self) }
  }

  /// A list of a type with `count` records, with four zeros before or behind them.
  private func padded(
    _ type: UInt32, _ count: UInt32, _ records: [UInt8], isBehind: Bool, in laid: SyntheticDump
  ) throws -> Minidump {
    var (laid, list) = (laid, laid.assembler)
    list.u32(count)
    if !isBehind { list.u32(0) }
    list.raw(records)
    if isBehind { list.u32(0) }
    laid.add(stream: type, list.bytes)
    return try Minidump(ByteView(laid.bytes))
  }

  @Test(arguments: [false, true], [1, 2])
  func `four bytes of padding lie where the threads beside them make sense`(
    isBehind: Bool, count: Int
  ) throws {
    var laid = SyntheticDump()
    laid.addSystemInfo(architecture: 9, platform: 0x8201)
    var records = laid.assembler
    for id in 0..<count {
      let stack = laid.place([UInt8](repeating: 0, count: 64))
      let context = laid.place(laid.amd64Context(rip: 0x1000, rsp: 0x7000))
      records.u32(UInt32(7 + id))
      records.fill(12)  // SuspendCount, PriorityClass, Priority
      records.u64(0x7fff_0000)  // Teb
      records.u64(0x7000)  // Stack.StartOfMemoryRange
      records.location(stack)
      records.location(context)
    }
    let dump = try padded(3, UInt32(count), records.bytes, isBehind: isBehind, in: laid)
    let list = try #require(try dump.stream(ThreadList.self))
    #expect(list.map(\.id) == (0..<count).map { UInt32(7 + $0) })
    #expect(list.problems == [])
  }

  @Test(arguments: [false, true], [1, 2])
  func `four bytes of padding lie where the modules beside them make sense`(
    isBehind: Bool, count: Int
  ) throws {
    var laid = SyntheticDump()
    var records = laid.assembler
    for number in 0..<count {
      let name = laid.string("lib\(number)")
      // Aligned to 4 GiB: the first half of the record's address is as zero as padding is.
      records.u64(UInt64(number + 1) << 32)
      records.u32(0x10_0000)  // SizeOfImage
      records.fill(8)  // CheckSum, TimeDateStamp
      records.u32(UInt32(name.offset))
      records.fill(84)  // VersionInfo to Reserved1
    }
    let dump = try padded(4, UInt32(count), records.bytes, isBehind: isBehind, in: laid)
    let list = try #require(try dump.stream(ModuleList.self))
    #expect(list.map(\.name) == (0..<count).map { "lib\($0)" })
    #expect(list.problems == [])
  }

  @Test(arguments: [false, true], [1, 2])
  func `four bytes of padding lie where the memory beside them makes sense`(
    isBehind: Bool, count: Int
  ) throws {
    var laid = SyntheticDump()
    var records = laid.assembler
    for number in 0..<count {
      let bytes = laid.place([UInt8](repeating: 1, count: 64))
      records.u64(0x7fff_0000_0000 + UInt64(number) << 12)
      records.location(bytes)
    }
    let dump = try padded(5, UInt32(count), records.bytes, isBehind: isBehind, in: laid)
    let list = try #require(try dump.stream(MemoryList.self))
    #expect(list.map(\.address) == (0..<count).map { 0x7fff_0000_0000 + UInt64($0) << 12 })
    #expect(list.allSatisfy { $0.view.bytes == [UInt8](repeating: 1, count: 64) })
    #expect(list.problems == [])
  }

  @Test(arguments: [false, true], [1, 2])
  func `four bytes of padding lie where the names beside them make sense`(
    isBehind: Bool, count: Int
  ) throws {
    var laid = SyntheticDump()
    var records = laid.assembler
    for number in 0..<count {
      let name = laid.string("thread \(number)")
      records.u32(UInt32(7 + number))
      records.u64(UInt64(name.offset))
    }
    let dump = try padded(24, UInt32(count), records.bytes, isBehind: isBehind, in: laid)
    let list = try #require(try dump.stream(ThreadNames.self))
    #expect(list.map(\.name) == (0..<count).map { "thread \($0)" })
    #expect(list.problems == [])
  }

  @Test func `an empty list is empty`() throws {
    #expect(try threads(claimedCount: 0, ids: []).isEmpty)
  }

  // Entries of an extended list: BaseAddress is the first field of MINIDUMP_MEMORY_INFO.
  private func regions(
    header: UInt32 = 16, entry: UInt32 = 48, count: UInt64, addresses: [UInt64], gap: Int = 0
  ) throws -> MemoryInfoList? {
    var laid = SyntheticDump()
    var list = laid.assembler
    list.u32(header)
    list.u32(entry)
    list.u64(count)
    list.fill(gap)
    for address in addresses {
      list.u64(address)
      list.fill(Int(max(entry, 48)) - 8)
    }
    laid.add(stream: 16, list.bytes)
    return try Minidump(ByteView(laid.bytes)).stream(MemoryInfoList.self)
  }

  @Test func `an extended list may have a longer header and longer entries`() throws {
    let list = try #require(
      try regions(header: 24, entry: 56, count: 2, addresses: [1, 2], gap: 8))
    #expect(list.map(\.baseAddress) == [1, 2])
    #expect(list.problems == [])
  }

  @Test func `an extended list that claims more than there is keeps what is there`() throws {
    let list = try #require(try regions(count: .max, addresses: [1, 2]))
    #expect(list.map(\.baseAddress) == [1, 2])
    #expect(list.problems.count == 1)
  }

  @Test func `a header that claims to be shorter than it is begins the entries where it ends`()
    throws
  {
    let list = try #require(try regions(header: 0, count: 1, addresses: [5]))
    #expect(list.map(\.baseAddress) == [5])
    #expect(list.problems.count == 1)
  }

  @Test func `a header that claims to reach past the stream leaves no entries`() throws {
    let list = try #require(try regions(header: .max, count: 1, addresses: [5]))
    #expect(list.isEmpty)
    #expect(list.problems.count == 1)
  }

  @Test(arguments: [0, 47] as [UInt32])
  func `entries shorter than their record throw`(entry: UInt32) {
    #expect(throws: MinidumpError.self) {
      try regions(entry: entry, count: 1, addresses: [5])
    }
  }
}
