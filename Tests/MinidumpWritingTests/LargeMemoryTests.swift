import Bytes
import MinidumpFormat
import MinidumpWriting
import Support
import Synchronization
import Testing

/// A sink that keeps what comes first and counts the rest.
struct FrontSink: ByteSink {
  var limit: Int
  private(set) var front: [UInt8] = []
  private(set) var byteCount: UInt64 = 0
  private(set) var largestPiece = 0

  init(limit: Int) {
    self.limit = limit
  }

  mutating func append(_ bytes: ByteView) throws(Never) {
    front.append(
      contentsOf: bytes.clampedSlice(at: 0, byteCount: UInt64(limit - front.count)).bytes)
    byteCount += UInt64(bytes.byteCount)
    largestPiece = max(largestPiece, bytes.byteCount)
  }
}

@Suite struct LargeMemoryTests {
  static let chunk = ByteView(repeatElement(UInt8(7), count: MinidumpWriter.memoryChunkByteCount))

  /// Memory that is there without being anywhere.
  static func memory(_ address: UInt64, _ byteCount: UInt64) -> MemorySnapshot {
    MemorySnapshot(address: address, byteCount: byteCount) { _, wanted in
      chunk.clampedSlice(at: 0, byteCount: UInt64(wanted))
    }
  }

  @Test func `what lies beyond four gigabytes is only in the 64-bit list`() throws {
    let stack = MemorySnapshot(address: 0x7000_0000_0000, bytes: [1, 2, 3])
    let snapshot = SnapshotLiteral(
      threads: [ThreadSnapshot(id: 1, stack: stack)],
      memory: [Self.memory(0x1000, 0xffff_ff00), Self.memory(0x2_0000_0000, 0x1_0000)])
    var sink = FrontSink(limit: 4096)
    let written = try MinidumpWriter().write(snapshot, to: &sink)
    let outline = DumpOutline(sink.front)
    let start = try #require(outline.regions64.first).offset
    #expect(
      outline.regions64.map { [$0.address, $0.byteCount, $0.offset] } == [
        [0x7000_0000_0000, 3, start], [0x1000, 0xffff_ff00, start + 3],
        [0x2_0000_0000, 0x1_0000, start + 0xffff_ff03],
      ])
    #expect(outline.regions == [outline.regions64[0]])
    #expect(outline.stacks == outline.regions)
    #expect(written.byteCount == start + 0xffff_ff03 + 0x1_0000)
    #expect(sink.byteCount == written.byteCount)
  }

  @Test func `a stack out of reach says how long it is`() throws {
    let snapshot = SnapshotLiteral(threads: [
      ThreadSnapshot(id: 1, stack: Self.memory(0x1000, 0xffff_fff0)),
      ThreadSnapshot(id: 2, stack: Self.memory(0x2_0000_0000, 0x10)),
    ])
    var sink = FrontSink(limit: 4096)
    try MinidumpWriter().write(snapshot, to: &sink)
    let outline = DumpOutline(sink.front)
    #expect(outline.stacks.map(\.byteCount) == [0xffff_fff0, 0x10])
    #expect(outline.stacks.map(\.offset) == [0, 0])
    #expect(outline.stream(5) == nil)
    #expect(outline.regions64.count == 2)
  }

  @Test func `more regions than Breakpad bears go into the 64-bit list`() throws {
    let memory = (0..<5000).map { MemorySnapshot(address: $0 * 16, bytes: [1]) }
    let bytes = try MinidumpWriter().bytes(of: SnapshotLiteral(memory: memory))
    let outline = DumpOutline(bytes)
    #expect(PeerDemands(outline: outline).complaints == [])
    #expect(outline.regions.count == 4096)
    #expect(outline.regions64.count == 5000)
    #expect(outline.regions == Array(outline.regions64.prefix(4096)))
  }

  @Test func `memory is read in chunks, when it is written`() throws {
    let asked = Mutex<[UInt64]>([])
    let byteCount = UInt64(MinidumpWriter.memoryChunkByteCount * 2 + 5)
    let memory = MemorySnapshot(address: 0x1000, byteCount: byteCount) { offset, wanted in
      asked.withLock { $0 += [offset, UInt64(wanted)] }
      return Self.chunk.clampedSlice(at: 0, byteCount: UInt64(wanted))
    }
    var sink = FrontSink(limit: 0)
    try MinidumpWriter().write(SnapshotLiteral(memory: [memory]), to: &sink)
    #expect(asked.withLock { $0 } == [0, 0x1_0000, 0x1_0000, 0x1_0000, 0x2_0000, 5])
    #expect(sink.largestPiece == MinidumpWriter.memoryChunkByteCount)
  }

  @Test func `memory that cannot be read is zeros and is told`() throws {
    // The second of three chunks ends early, the third is not there at all.
    let byteCount = UInt64(MinidumpWriter.memoryChunkByteCount * 3)
    let memory = MemorySnapshot(address: 0x10_0000, byteCount: byteCount) { offset, wanted in
      let readable: UInt64 = 0x1_0004
      return Self.chunk.clampedSlice(at: 0, byteCount: readable - min(readable, offset))
    }
    var sink = ArraySink()
    let written = try MinidumpWriter().write(SnapshotLiteral(memory: [memory]), to: &sink)
    #expect(
      written.unreadableMemory == [
        WrittenMinidump.MemoryRange(address: 0x11_0004, byteCount: 0x1_fffc)
      ])
    let start = Int(try #require(DumpOutline(sink.bytes).regions.first).offset)
    #expect(sink.bytes.count == start + 0x3_0000)
    #expect(sink.bytes[(start + 0x1_0004)...].allSatisfy { $0 == 0 })
    #expect(sink.bytes[start..<start + 0x1_0004].allSatisfy { $0 == 7 })
  }
}
