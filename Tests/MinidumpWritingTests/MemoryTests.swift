import Bytes
import MinidumpFormat
import MinidumpWriting
import Support
import Testing

@Suite struct MemoryTests {
  /// The regions that come of pieces of memory, which hold the low bytes of their addresses.
  func regions(of pieces: [(address: UInt64, byteCount: Int)]) throws -> [[UInt64]] {
    let memory = pieces.map { piece in
      MemorySnapshot(
        address: piece.address,
        bytes: (0..<piece.byteCount).map {
          UInt8(truncatingIfNeeded: piece.address &+ UInt64($0))
        })
    }
    let outline = DumpOutline(try MinidumpWriter().bytes(of: SnapshotLiteral(memory: memory)))
    #expect(PeerDemands(outline: outline).complaints == [])
    for region in outline.regions {
      let start = Int(region.offset)
      let expected = (0..<region.byteCount).map {
        UInt8(truncatingIfNeeded: region.address &+ $0)
      }
      #expect(Array(outline.bytes[start..<start + Int(region.byteCount)]) == expected)
    }
    return outline.regions.map { [$0.address, $0.byteCount] }
  }

  @Test func `pieces that touch stay apart`() throws {
    #expect(try regions(of: [(0x100, 16), (0x110, 16)]) == [[0x100, 16], [0x110, 16]])
  }

  @Test func `pieces that overlap become one`() throws {
    #expect(try regions(of: [(0x108, 16), (0x100, 16)]) == [[0x100, 24]])
  }

  @Test func `a piece inside another adds nothing`() throws {
    #expect(try regions(of: [(0x104, 4), (0x100, 16), (0x100, 16)]) == [[0x100, 16]])
  }

  @Test func `pieces that overlap through a third become one`() throws {
    #expect(
      try regions(of: [(0x100, 16), (0x300, 1), (0x118, 16), (0x108, 24)])
        == [[0x100, 40], [0x300, 1]])
  }

  @Test func `an empty piece is not written`() throws {
    #expect(try regions(of: [(0x100, 0), (0x200, 1)]) == [[0x200, 1]])
  }

  @Test func `without memory there is no list of it`() throws {
    let bytes = try MinidumpWriter(memory64Use: .always).bytes(
      of: SnapshotLiteral(memory: [MemorySnapshot(address: 0x100, bytes: [])]))
    #expect(DumpOutline(bytes).streams == [])
  }

  @Test func `the last byte of the address space can be written`() throws {
    let end: UInt64 = 0xffff_ffff_ffff_fffe
    #expect(try regions(of: [(end, 2)]) == [[end, 2]])
  }

  @Test func `memory beyond the address space is refused`() {
    #expect(throws: WritingError.self) { try regions(of: [(0xffff_ffff_ffff_ffff, 2)]) }
  }

  @Test func `regions lie on multiples of sixteen`() throws {
    let bytes = try MinidumpWriter().bytes(
      of: SnapshotLiteral(
        memory: [1, 2, 3].map { MemorySnapshot(address: $0 * 64, bytes: [1, 2, 3]) }))
    #expect(DumpOutline(bytes).regions.allSatisfy { $0.offset % 16 == 0 })
  }

  @Test func `threads that share a stack's memory each find their part of it`() throws {
    let snapshot = SnapshotLiteral(threads: [
      ThreadSnapshot(id: 1, stack: MemorySnapshot(address: 0x108, bytes: [8, 9, 10])),
      ThreadSnapshot(id: 2, stack: MemorySnapshot(address: 0x100, bytes: Array(0...9))),
      ThreadSnapshot(id: 3),
    ])
    let outline = DumpOutline(try MinidumpWriter().bytes(of: snapshot))
    let start = try #require(outline.regions.first).offset
    #expect(
      outline.stacks == [
        DumpOutline.Region(address: 0x108, byteCount: 3, offset: start + 8),
        DumpOutline.Region(address: 0x100, byteCount: 10, offset: start),
        DumpOutline.Region(address: 0, byteCount: 0, offset: 0),
      ])
    #expect(Array(outline.bytes.dropFirst(Int(start))) == Array(0...10))
  }
}
