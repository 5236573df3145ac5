import Bytes
import MinidumpFormat
import MinidumpReading
import MinidumpRewriting
import MinidumpWriting
import Support
import Testing

/// Stacks and memory lists, and what becomes of them.
@Suite struct MemoryTakingTests {
  func rewritten(_ laid: SyntheticDump) throws -> (outline: DumpOutline, problems: [String]) {
    let snapshot = DumpSnapshot(of: try Minidump(ByteView(laid.bytes)))
    let bytes = try snapshot.writer.bytes(of: snapshot)
    return (DumpOutline(bytes), snapshot.problems.map(\.description))
  }

  func bytes(_ outline: DumpOutline, _ region: DumpOutline.Region?) -> [UInt8] {
    guard let region else { return [] }
    return Array(outline.bytes[Int(region.offset)..<Int(region.offset + region.byteCount)])
  }

  @Test func `a stack in the list shares its bytes, and the list keeps its order`() throws {
    var laid = SyntheticDump()
    let heap = laid.place([1, 2, 3, 4])
    let stack = laid.place([5, 6, 7, 8])
    laid.addThreads([.init(id: 1, stackAddress: 0x7000, stack: stack)])
    laid.addMemory([(0x9000, heap), (0x7000, stack), (0x1000, heap)])
    let (outline, problems) = try rewritten(laid)
    #expect(outline.regions.map(\.address) == [0x9000, 0x7000, 0x1000])
    #expect(outline.stacks == [outline.regions[1]])
    #expect(problems == [])
  }

  @Test func `a stack that the list does not have stays out of it`() throws {
    var laid = SyntheticDump()
    let stack = laid.place([5, 6, 7, 8])
    laid.addThreads([.init(id: 1, stackAddress: 0x7000, stack: stack)])
    let heap = laid.place([1])
    laid.addMemory([(0x9000, heap)])
    let (outline, problems) = try rewritten(laid)
    #expect(outline.regions.map(\.address) == [0x9000])
    #expect(bytes(outline, outline.stacks.first) == [5, 6, 7, 8])
    #expect(problems == [])
  }

  @Test func `a stack whose bytes are others than the list's has its own`() throws {
    var laid = SyntheticDump()
    let (stack, other) = (laid.place([5, 6, 7, 8]), laid.place([5, 6, 7, 9]))
    laid.addThreads([.init(id: 1, stackAddress: 0x7000, stack: stack)])
    laid.addMemory([(0x7000, other)])
    let (outline, problems) = try rewritten(laid)
    #expect(bytes(outline, outline.stacks.first) == [5, 6, 7, 8])
    #expect(bytes(outline, outline.regions.first) == [5, 6, 7, 9])
    #expect(problems == [])
  }

  @Test func `memory that goes on behind the last address ends there`() throws {
    var laid = SyntheticDump()
    let (stack, heap) = (laid.place([5, 6, 7, 8]), laid.place([1, 2, 3, 4]))
    laid.addThreads([.init(id: 1, stackAddress: 0xffff_ffff_ffff_ffff, stack: stack)])
    laid.addMemory([(0xffff_ffff_ffff_fffe, heap)])
    let (outline, problems) = try rewritten(laid)
    #expect(bytes(outline, outline.stacks.first) == [5])
    #expect(bytes(outline, outline.regions.first) == [1, 2])
    #expect(problems.count { $0.contains("end beyond the last address") } == 2)
  }

  @Test func `a stack of which only the length is told is found in the list`() throws {
    // As Windows writes dumps with all memory: the offset is 0, where the header lies.
    var laid = SyntheticDump()
    laid.addThreads([
      .init(id: 1, stackAddress: 0x7004, stack: SyntheticDump.Place(offset: 0, byteCount: 4)),
      .init(id: 2, stackAddress: 0xa000, stack: SyntheticDump.Place(offset: 0, byteCount: 8)),
    ])
    let memory = laid.place([1, 2, 3, 4, 5, 6, 7, 8])
    var list = laid.assembler
    list.u64(1)
    list.u64(UInt64(memory.offset))  // BaseRva
    list.u64(0x7000)
    list.u64(8)
    laid.add(stream: 9, list.bytes)
    let (outline, problems) = try rewritten(laid)
    #expect(bytes(outline, outline.stacks[0]) == [5, 6, 7, 8])
    #expect(outline.stacks[1] == DumpOutline.Region(address: 0xa000, byteCount: 0, offset: 0))
    #expect(outline.regions64.map(\.address) == [0x7000])
    #expect(outline.regions == outline.regions64)
    #expect(problems == ["stack of thread 2: its 8 bytes at 0xa000 are in no memory list"])
  }

  @Test func `regions that overlap and agree become one`() throws {
    var laid = SyntheticDump()
    let place = laid.place([1, 2, 3, 4, 5, 6, 7, 8])
    let middle = SyntheticDump.Place(offset: place.offset + 4, byteCount: 4)
    laid.addMemory([(0x1004, middle), (0x1000, place), (0x1000, place)])
    let (outline, problems) = try rewritten(laid)
    #expect(outline.regions.map { [$0.address, $0.byteCount] } == [[0x1000, 8]])
    #expect(
      problems == [
        "memory list: regions at 0x1000 and 0x1004 overlap: each address is kept once, as readers "
          + "see it"
      ])
  }

  @Test func `where regions that overlap differ, the first counts`() throws {
    var laid = SyntheticDump()
    let (first, second) = (laid.place([9, 9]), laid.place([1, 2, 3, 4]))
    laid.addMemory([(0x1002, first), (0x1000, second)])
    let (outline, problems) = try rewritten(laid)
    #expect(outline.regions.map { bytes(outline, $0) } == [[1, 2], [9, 9]])
    #expect(problems.count == 1)
  }

  @Test func `empty regions are left out, and those cut short are as long as they are`() throws {
    var laid = SyntheticDump()
    let whole = laid.place([1])
    laid.addMemory([
      (0x1000, SyntheticDump.Place(offset: 0, byteCount: 0)), (0x2000, whole),
      (0x3000, SyntheticDump.Place(offset: 0x54, byteCount: 500)),
    ])
    let (outline, problems) = try rewritten(laid)
    #expect(outline.regions.map { [$0.address, $0.byteCount] } == [[0x2000, 1], [0x3000, 16]])
    #expect(
      problems == [
        "memory list: region at 0x1000 is empty: it is left out",
        "memory list: region at 0x3000 has 500 bytes, of which the file has 16 (at offset 0x54)",
      ])
  }

  @Test func `the last byte of the address space is kept`() throws {
    var laid = SyntheticDump()
    let place = laid.place([1, 2, 3])
    laid.addMemory([(0xffff_ffff_ffff_fffe, place)])
    let (outline, problems) = try rewritten(laid)
    #expect(outline.regions.map { bytes(outline, $0) } == [[1, 2]])
    #expect(problems.count == 1)
  }
}
