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
