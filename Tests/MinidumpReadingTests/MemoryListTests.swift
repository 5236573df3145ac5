import Bytes
import MinidumpFormat
import MinidumpReading
import Support
import Testing

struct MemoryListTests {
  /// A large memory list whose bytes end the file.
  private func large(
    _ regions: [(address: UInt64, byteCount: UInt64)], bytes: [UInt8], claimedCount: UInt64? = nil,
    offset: UInt64? = nil
  ) throws -> Memory64List {
    var laid = SyntheticDump()
    laid.claimedDirectoryOffset = 32
    let list = SyntheticDump.Place(offset: 44, byteCount: 16 + 16 * regions.count)
    laid.add(stream: 9, at: list)
    var stream = laid.assembler
    stream.u64(claimedCount ?? UInt64(regions.count))  // NumberOfMemoryRanges
    stream.u64(offset ?? UInt64(list.offset + list.byteCount))  // BaseRva
    for region in regions {
      stream.u64(region.address)  // StartOfMemoryRange
      stream.u64(region.byteCount)  // DataSize
    }
    let dump = try Minidump(ByteView(laid.bytes + stream.bytes + bytes))
    return try #require(try dump.stream(Memory64List.self))
  }

  @Test func `a memory list gives the bytes it points to, and nothing where there are none`() throws
  {
    var laid = SyntheticDump()
    let bytes = laid.place([1, 2, 3, 4])
    laid.addMemory([
      (0x1000, .init(offset: 0x7fff_0000, byteCount: 8)), (0x2000, bytes), (0x3000, .none),
    ])
    let dump = try Minidump(ByteView(laid.bytes))
    let list = try #require(try dump.stream(MemoryList.self))
    #expect(list.map(\.address) == [0x1000, 0x2000, 0x3000])
    #expect(list.map(\.view.bytes) == [[], [1, 2, 3, 4], []])
    #expect(list.map(\.isCutShort) == [true, false, false])
  }

  @Test func `large memory lies in the file one region behind the other`() throws {
    let list = try large([(0x1000, 2), (0x5000, 0), (0x3000, 3)], bytes: [1, 2, 3, 4, 5])
    #expect(list.map(\.address) == [0x1000, 0x5000, 0x3000])
    #expect(list.map(\.view.bytes) == [[1, 2], [], [3, 4, 5]])
    #expect(list.problems == [])
  }

  @Test func `large memory that the file's end cuts short is kept as far as it goes`() throws {
    let list = try large([(0x1000, 2), (0x2000, 6), (0x3000, 3)], bytes: [1, 2, 3, 4])
    #expect(list.map(\.view.bytes) == [[1, 2], [3, 4], []])
    #expect(list.map(\.isCutShort) == [false, true, true])
    #expect(list.problems.count == 1)
  }

  @Test func `large memory whose sizes add up to more than 64 bits has nothing from there on`()
    throws
  {
    let list = try large([(0x1000, 2), (0x2000, .max), (0x3000, 2)], bytes: [1, 2, 3, 4])
    #expect(list.map(\.view.bytes) == [[1, 2], [3, 4], []])
    #expect(list.problems.count == 1)
  }

  @Test func `a large memory list that claims too many regions has those that are there`() throws {
    let list = try large([(0x1000, 2)], bytes: [], claimedCount: .max)
    #expect(list.map(\.address) == [0x1000])
    #expect(list.problems.count == 2)
  }

  @Test func `large memory that begins outside the file has no bytes`() throws {
    let list = try large([(0x1000, 2), (0x2000, 2)], bytes: [1, 2], offset: .max)
    #expect(list.map(\.view.bytes) == [[], []])
  }

  @Test func `memory attributes keep their open values`() throws {
    let dump = try Minidump(ByteView(Everything.dump().bytes))
    let region = try #require(try dump.stream(MemoryInfoList.self)?.first)
    #expect(region.baseAddress == 0x40_0000)
    #expect(region.regionByteCount == 0x2000)
    #expect(region.state == .committed)
    #expect(region.protection == [.executeRead, .guardPage])
    #expect(region.allocationProtection == .executeRead)
    #expect(region.type == .image)
  }
}
