import Bytes
import MinidumpFormat
import Testing

struct ContainerRecordTests {
  @Test func `the header lies as documented`() throws {
    try Layout(
      HeaderRecord.self, byteCount: 32,
      [
        .u32(0, \.signature),
        .u32(4, \.version),
        .u32(8, \.streamCount),
        .u32(12, \.directoryOffset),
        .u32(16, \.checksum),
        .u32(20, \.timestamp),
        .u64(24, \.flags),
      ]
    ).check()
  }

  @Test func `a location lies as documented`() throws {
    try Layout(Location.self, byteCount: 8, [.u32(0, \.byteCount), .u32(4, \.offset)]).check()
  }

  @Test func `a directory entry lies as documented`() throws {
    try Layout(
      DirectoryRecord.self, byteCount: 12,
      [.u32(0, \.type.rawValue), .u32(4, \.location.byteCount), .u32(8, \.location.offset)]
    ).check()
  }

  @Test func `a memory descriptor lies as documented`() throws {
    try Layout(
      MemoryRecord.self, byteCount: 16,
      [.u64(0, \.address), .u32(8, \.location.byteCount), .u32(12, \.location.offset)]
    ).check()
  }

  @Test func `a large memory descriptor lies as documented`() throws {
    try Layout(Memory64Record.self, byteCount: 16, [.u64(0, \.address), .u64(8, \.byteCount)])
      .check()
  }

  @Test func `the large memory list's header lies as documented`() throws {
    try Layout(
      Memory64ListHeader.self, byteCount: 16, [.u64(0, \.regionCount), .u64(8, \.offset)]
    ).check()
  }

  @Test func `a stream type prints the name its documents give it`() {
    #expect(StreamType(rawValue: 3).description == "ThreadListStream")
    #expect(StreamType(rawValue: 0x4d7a_0003).name == "MozLinuxLimits")
    #expect(StreamType(rawValue: 0x1234_5678).name == nil)
    #expect(StreamType(rawValue: 0x1234_5678).description == "0x12345678")
  }
}
