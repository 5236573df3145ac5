import Bytes
import MinidumpFormat
import MinidumpReading
import Support
import Testing

struct ProcessMemoryTests {
  private func memory(_ regions: (UInt64, [UInt8])...) -> ProcessMemory {
    ProcessMemory(
      regions.map { .init(address: $0.0, view: ByteView($0.1)) }, .littleEndian)
  }

  @Test func `a number is found in its region`() {
    let memory = memory((0x2000, [5, 6, 7, 8]), (0x1000, [1, 2, 3, 4]))
    #expect(memory.load(UInt16.self, at: 0x1001) == 0x0302)
    #expect(memory.load(UInt32.self, at: 0x2000) == 0x0807_0605)
    #expect(memory.load(UInt16.self, at: 0x2003) == nil)
    #expect(memory.load(UInt8.self, at: 0xfff) == nil)
    #expect(memory.load(UInt8.self, at: 0x1004) == nil)
  }

  @Test func `a number has 1, 2, 4 or 8 bytes`() {
    let memory = memory((0x1000, [1, 2, 3, 4, 5, 6, 7, 8]))
    let numbers = (0...9).map { memory.number(at: 0x1000, byteCount: $0) }
    #expect(
      numbers == [nil, 1, 0x0201, nil, 0x0403_0201, nil, nil, nil, 0x0807_0605_0403_0201, nil])
    #expect(memory.number(at: 0x1007, byteCount: 2) == nil)
  }

  @Test func `a dump's byte order is that of its memory`() {
    let memory = ProcessMemory(
      [.init(address: 0, view: ByteView([1, 2]))], .bigEndian)
    #expect(memory.load(UInt16.self, at: 0) == 0x0102)
  }

  @Test func `regions that touch read across their border`() {
    let memory = memory((0x1000, [1, 2]), (0x1002, [3]), (0x1003, [4, 5]), (0x1006, [7]))
    #expect(memory.load(UInt32.self, at: 0x1001) == 0x0504_0302)
    #expect(memory.bytes(at: 0x1000, byteCount: 5) == [1, 2, 3, 4, 5])
    #expect(memory.bytes(at: 0x1000, byteCount: 6) == nil)
    #expect(memory.prefix(at: 0x1001, byteCount: 100) == [2, 3, 4, 5])
    #expect(memory.prefix(at: 0x1005, byteCount: 1) == nil)
  }

  @Test func `the region given first wins`() {
    let memory = memory((0x1002, [1, 1]), (0x1000, [2, 2, 2, 2, 2, 2]), (0x1005, [3, 3]))
    #expect(memory.bytes(at: 0x1000, byteCount: 7) == [2, 2, 1, 1, 2, 2, 3])
  }

  @Test func `a region within another that was given before leaves no trace`() {
    let memory = memory((0x1000, [2, 2, 2, 2]), (0x1001, [1, 1]))
    #expect(memory.regions.count == 1)
  }

  @Test func `memory may reach to the last address`() {
    let memory = memory((.max - 1, [1, 2, 3, 4]))
    #expect(memory.load(UInt16.self, at: .max - 1) == 0x0201)
    #expect(memory.load(UInt16.self, at: .max) == nil)
    #expect(memory.prefix(at: .max - 1, byteCount: 10) == [1, 2])
    #expect(memory.load(UInt8.self, at: 0) == nil)
  }

  @Test func `no memory is empty`() {
    let memory = memory((0x1000, []))
    #expect(memory.isEmpty)
    #expect(memory.load(UInt8.self, at: 0x1000) == nil)
    #expect(memory.region(containing: 0x1000) == nil)
    #expect(memory.region(from: 0) == nil)
    #expect(memory.bytes(at: 0x1000, byteCount: 0) == nil)
  }

  @Test func `a region is found by an address in it, or the next one behind an address`() {
    let memory = memory((0x1000, [1, 2]), (0x2000, [3]))
    #expect(memory.region(containing: 0x1001)?.address == 0x1000)
    #expect(memory.region(from: 0x1001)?.address == 0x2000)
    #expect(memory.region(from: 0x2000)?.address == 0x2000)
    #expect(memory.region(from: 0x2001) == nil)
    #expect(memory.view(from: 0x1001).bytes == [2])
    #expect(memory.view(from: 0x1002).isEmpty)
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func `merged regions agree with a map of bytes`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    // Every eighth time at the end of the address space, where sums overflow.
    let base: UInt64 = seed % 8 == 0 ? .max - 40 : 0x1000
    var sources: [ProcessMemory.Region] = []
    var expected: [UInt64: UInt8] = [:]
    for rank in 0..<UInt8.random(in: 0...12, using: &random) {
      let address = base + UInt64.random(in: 0...36, using: &random)
      let count = UInt64.random(in: 0...20, using: &random)
      let bytes = (0..<UInt8(count)).map { $0 &+ rank &* 20 }
      sources.append(.init(address: address, view: ByteView(bytes)))
      for (offset, byte) in bytes.enumerated() {
        let (place, overflow) = address.addingReportingOverflow(UInt64(offset))
        if !overflow && expected[place] == nil { expected[place] = byte }
      }
    }
    let memory = ProcessMemory(sources, .littleEndian)
    for offset: UInt64 in 0..<60 {
      let address = base &- 1 &+ offset
      #expect(memory.load(UInt8.self, at: address) == expected[address])
      let pair = expected[address].flatMap { low in
        address == .max ? nil : expected[address + 1].map { UInt16($0) << 8 | UInt16(low) }
      }
      #expect(memory.load(UInt16.self, at: address) == pair)
    }
    #expect(memory.regions.map(\.view.byteCount).reduce(0, +) == expected.count)
    #expect(memory.regions.count <= max(0, 2 * sources.count - 1))
  }

  @Test func `many regions that all overlap are merged quickly`() {
    let view = ByteView([UInt8](repeating: 1, count: 200_000))
    let sources = (0..<20_000).map { index in
      ProcessMemory.Region(
        address: UInt64(20_000 - index), view: view.clampedSlice(at: UInt64(index)))
    }
    let memory = ProcessMemory(sources, .littleEndian)
    #expect(memory.load(UInt8.self, at: 1) == 1)
    #expect(memory.regions.count <= 40_000)
  }

  @Test func `a dump's memory is its lists, its stacks and what the caller adds`() throws {
    let dump = try Minidump(ByteView(Everything.dump().bytes))
    let memory = ProcessMemory(
      of: dump, and: [.init(address: 0x40_0000, view: ByteView([0x90]))])
    #expect(memory.load(UInt32.self, at: 0x7004) == 0x0706_0504)
    #expect(memory.load(UInt8.self, at: 0x9007) == 8)
    #expect(memory.load(UInt8.self, at: 0xa013) == 119)
    #expect(memory.load(UInt8.self, at: 0xb000) == 120)
    #expect(memory.load(UInt8.self, at: 0x40_0000) == 0x90)
  }

  @Test func `a stack that no memory list names is memory, too`() throws {
    var laid = SyntheticDump()
    let stack = laid.place([1, 2, 3, 4])
    laid.addThreads([.init(id: 1, stackAddress: 0x7000, stack: stack)])
    let memory = ProcessMemory(of: try Minidump(ByteView(laid.bytes)))
    #expect(memory.bytes(at: 0x7000, byteCount: 4) == [1, 2, 3, 4])
  }
}
