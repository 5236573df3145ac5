import Bytes
import MinidumpReading
import Processing
import Support
import Testing
import Unwinding

/// A 32-bit program on 64-bit Windows, recorded by a 64-bit program.
@Suite struct WoW64Tests {
  /// What a test changes of the dump.
  struct Variant: Sendable {
    var architecture: UInt16 = 9
    var platform: UInt32 = 2
    var slot: UInt64 = 0x7000
    var flags: UInt32 = 0x0001_003f
    var eip: UInt32 = 0x40_0110
    /// Of the 64-bit registers.
    var codeSegment: UInt16 = 0x33
    var hasEnvironmentBlock = true
  }

  private func process(_ variant: Variant) async throws -> ProcessState {
    var dump = SyntheticDump()
    dump.addSystemInfo(architecture: variant.architecture, platform: variant.platform)
    dump.addModules([
      .init("C:\\a.exe", at: 0x40_0000, byteCount: 0x1000),
      .init("C:\\Windows\\System32\\wow64cpu.dll", at: 0x7_5310_0000, byteCount: 0x8000),
    ])
    var context = dump.amd64Context(rip: 0x7_5310_2000, rsp: 0x1000, rbp: 0x9100)
    if variant.codeSegment == 0x23 {
      context = dump.amd64Context(rip: 0x40_0210, rsp: 0x9000, rbp: 0x9020)
    }
    context[56] = UInt8(variant.codeSegment)
    // The 64-bit TEB, as far as the second slot of its thread-local storage.
    var block = ByteAssembler()
    block.skip(to: 0x1488)
    block.u64(variant.slot)
    // What that leads to: flags and machine type, CONTEXT.
    var saved = ByteAssembler()
    saved.u16(1)
    saved.u16(0x14c)
    saved.u32(variant.flags)
    saved.raw(dump.x86Context(eip: variant.eip, esp: 0x9000, ebp: 0x9010).dropFirst(4))
    // ebp chain: 0x9010 → 0x9020 → 0
    var stack = ByteAssembler()
    stack.skip(to: 0x10)
    for word in [UInt32(0x9020), 0x40_0310, 0, 0, 0, 0x40_0410, 0, 0] { stack.u32(word) }
    var regions: [(address: UInt64, place: SyntheticDump.Place)] = []
    regions.append((0x9000, dump.place(stack.bytes)))
    regions.append((0x7000, dump.place(saved.bytes)))
    if variant.hasEnvironmentBlock { regions.append((0xe_0000, dump.place(block.bytes))) }
    dump.addMemory(regions)
    let place = dump.place(context)
    dump.addThreads([.init(id: 7, context: place, environmentBlock: 0xe_0000)])
    dump.addException(threadID: 7, code: 0xc000_0005, context: place)
    return await DumpProcessor().process(try Minidump(ByteView(dump.bytes)))
  }

  @Test func `the 32-bit stack stands beside the 64-bit one`() async throws {
    let thread = try #require(try await process(Variant()).threads.first)
    #expect(thread.stack.frames.map(\.resumeAddress) == [0x7_5310_2000])
    let stack = try #require(thread.wow64Stack)
    #expect(stack.frames.map(\.resumeAddress) == [0x40_0110, 0x40_0310, 0x40_0410])
    #expect(stack.frames.map(\.trust) == [.context, .framePointer, .framePointer])
    #expect(stack.frames.map(\.moduleIndex) == [0, 0, 0])
  }

  @Test func `while 32-bit code runs its registers are the thread's own`() async throws {
    let thread = try #require(try await process(Variant(codeSegment: 0x23)).threads.first)
    #expect(thread.wow64Stack?.frames.first?.resumeAddress == 0x40_0210)
    #expect(thread.wow64Stack?.frames.first?.registers[4] == 0x9000)
  }

  @Test func `what does not look like 32-bit registers is none`() async throws {
    let variants = [
      Variant(slot: 0), Variant(slot: 0xdead_0000), Variant(flags: 0x0010_003f),
      Variant(flags: 0x4001_003f), Variant(eip: 0x1234), Variant(hasEnvironmentBlock: false),
      Variant(platform: 0x8201), Variant(slot: .max),
    ]
    for variant in variants {
      #expect(try await process(variant).threads.first?.wow64Stack == nil, "\(variant)")
    }
  }
}
