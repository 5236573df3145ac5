import Bytes
import MinidumpFormat
import MinidumpReading
import Support
import Testing

/// Stacks of 32-bit programs on 64-bit Windows.
@Suite struct SanitizedWoW64Tests {
  /// 64-bit Windows with a module at 0x40_0000.
  func laid() -> SyntheticDump {
    var laid = SyntheticDump()
    laid.addSystemInfo(architecture: 9, platform: 2)
    laid.addModules([.init("app", at: 0x40_0000, byteCount: 0x1000)])
    return laid
  }

  let stack: [UInt32] = [0x0040_0123, 0x6472_6f77, 0x19_f004, 0x7373_6170]
  let sanitized: [UInt32] = [0x0040_0123, 0x0def_aced, 0x19_f004, 0x0def_aced]

  func words(_ view: ByteView?) throws -> [UInt32] {
    let view = view ?? .empty
    return try (0..<view.byteCount / 4).map { try view.load(at: 4 * $0, .littleEndian) }
  }

  @Test func `what leads to a 32-bit stack is kept, and its words have four bytes`() throws {
    var laid = laid()
    // The thread block; at 0x1488 the address of the program's registers.
    var block = [UInt8](repeating: UInt8(ascii: "S"), count: 0x1800)
    block.replaceSubrange(0x1488..<0x1490, with: [0, 0xd0, 0x09, 0, 0, 0, 0, 0])
    var context = laid.x86Context(eip: 0x40_0100, esp: 0x19_f000)
    context.replaceSubrange(204..<220, with: Array("SECRETsSECRETsSE".utf8))
    let blockPlace = laid.place(block)
    let contextPlace = laid.place([0, 0, 0x4c, 0x01] + context)
    let stackPlace = laid.place(laid.words(stack))
    let registers = laid.place(laid.amd64Context(rip: 0x40_0100, rsp: 0x9_e000))
    laid.addThreads([.init(id: 1, context: registers, environmentBlock: 0x7_e000)])
    laid.addMemory([(0x7_e000, blockPlace), (0x9_d000, contextPlace), (0x19_f000, stackPlace)])
    let dump = try laid.sanitized()
    #expect(!dump.says("SS") && !dump.says("SECRET"))
    let memory = ProcessMemory(of: dump)
    let thread = try #require(try dump.stream(ThreadList.self)?.first)
    #expect(thread.wow64Context(in: memory)?.esp == 0x19_f000)
    #expect(try words(memory.region(containing: 0x19_f000)?.view) == sanitized)
  }

  @Test func `the stack of a thread that ran 32-bit code has words of four bytes`() throws {
    var laid = laid()
    var context = laid.amd64Context(rip: 0x40_0100, rsp: 0x19_f000)
    context[56] = 0x23  // cs
    let place = laid.place(laid.words(stack))
    laid.addThreads([
      .init(id: 1, stackAddress: 0x19_f000, stack: place, context: laid.place(context))
    ])
    laid.addMemory([(0x19_f000, place)])
    let dump = try laid.sanitized()
    #expect(try words(dump.stream(ThreadList.self)?.first?.stack) == sanitized)
    #expect(try words(dump.stream(MemoryList.self)?.first?.view) == sanitized)
  }

  // Two threads that claim one block, and a block inside a stack that is kept.
  @Test func `memory is not kept twice`() throws {
    var laid = laid()
    var block = [UInt8](repeating: 0, count: 0x1800)
    block.replaceSubrange(0x1488..<0x1490, with: [0, 0xd0, 0x09, 0, 0, 0, 0, 0])
    let context = laid.place(
      [0, 0, 0x4c, 0x01] + laid.x86Context(eip: 0x40_0100, esp: 0x7_e000))
    let place = laid.place(block)
    laid.addThreads([
      .init(id: 1, environmentBlock: 0x7_e000), .init(id: 2, environmentBlock: 0x7_e000),
    ])
    laid.addMemory([(0x7_e000, place), (0x9_d000, context)])
    let list = try laid.sanitized().stream(MemoryList.self)
    #expect(list?.map(\.address) == [0x7_e000, 0x9_d000])
  }
}
