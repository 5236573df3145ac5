import Bytes
import MinidumpReading
import Processing
import Support
import Testing

/// The instruction that crashed, from the bytes of a whole dump.
@Suite struct DumpAnalysisTests {
  /// A Linux program that crashed at 0x400100 with `rsp` 0x70000000, and its memory there.
  private func analysis(
    _ instruction: [UInt8], address: UInt64, maps: String = ""
  ) async throws -> CrashAnalysis? {
    var dump = SyntheticDump()
    dump.addSystemInfo(architecture: 9, platform: 0x8201)
    let context = dump.place(dump.amd64Context(rip: 0x40_0100, rsp: 0x7000_0000))
    let stack = dump.place([0x08, 0x07, 0x06, 0x05, 0x04, 0x03, 0x02, 0x01])
    dump.addThreads([.init(id: 7, stackAddress: 0x7000_0000, stack: stack, context: context)])
    // The region begins before the instruction and ends with it.
    let code = dump.place([0x90, 0x90] + instruction)
    dump.addMemory([(address: 0x40_00fe, place: code)])
    dump.addException(threadID: 7, code: 11, flags: 1, address: address, context: context)
    if !maps.isEmpty { dump.add(stream: 0x4767_0009, Array(maps.utf8)) }
    return await DumpProcessor().process(try Minidump(ByteView(dump.bytes))).crash?.analysis
  }

  @Test func `registers and code of a dump tell which pointer was null`() async throws {
    // mov dword [rbp + 8], eax
    let analysis = try await analysis([0x89, 0x45, 0x08], address: 8)
    #expect(analysis?.instruction == "mov dword [rbp + 0x8], eax")
    #expect(analysis?.adjustedAddress == .nullPointer(offset: 8))
    #expect(analysis?.memoryAccesses == [MemoryAccess(address: 8, byteCount: 4, kind: .write)])
    #expect(analysis?.inconsistencies == [])
  }

  @Test func `the stack of a dump tells where a return leads`() async throws {
    let analysis = try await analysis([0xc3], address: 0x0102_0304_0506_0708)
    #expect(analysis?.instructionPointerUpdate?.address == 0x0102_0304_0506_0708)
  }

  @Test func `an instruction that the dump has in part is not told`() async throws {
    let analysis = try await analysis([0x89], address: 8)
    #expect(analysis?.instruction == nil && analysis?.memoryAccesses == nil)
  }

  @Test func `the memory map of a dump tells guards and flipped bits`() async throws {
    let maps = """
      60000000-60001000 rw-p 00000000 00:00 0
      60001000-60002000 ---p 00000000 00:00 0

      """
    // mov dword [0x60001000], eax
    let guarded = try await analysis(
      [0x89, 0x04, 0x25, 0x00, 0x10, 0x00, 0x60], address: 0x6000_1000, maps: maps)
    #expect(guarded?.memoryAccesses?.map(\.isLikelyGuardPage) == [true])
    let flipped = try await analysis([0x90], address: 0x4000_6000_0010, maps: maps)
    #expect(flipped?.possibleBitFlips.map(\.address) == [0x6000_0010])
  }

  @Test func `a dump without an exception has no analysis`() async throws {
    let state = await DumpProcessor().process(try Minidump(ByteView(SyntheticDump().bytes)))
    #expect(state.crash?.analysis == nil)
  }
}
