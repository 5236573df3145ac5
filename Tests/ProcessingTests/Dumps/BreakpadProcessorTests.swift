import Bytes
import MinidumpReading
import Processing
import Support
import Testing
import Unwinding

/// Dumps of the CPUs that only Breakpad documents, in both byte orders.
@Suite struct BreakpadProcessorTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var architecture: UInt16
    var platform: UInt32 = 0x8201
    var cpu: String
    var wordByteCount: Int
    /// Of the crashed thread: runs at 0x40_0110 with its stack at 0x7000_0000.
    var context: @Sendable (SyntheticDump) -> [UInt8]
    /// By offset from 0x7000_0000.
    var words: [Int: UInt64]
    var trust = FrameTrust.framePointer

    var testDescription: String { "\(cpu), \(platform)" }
  }

  static let cases: [Case] = [
    Case(
      architecture: 1, cpu: "mips", wordByteCount: 4,
      context: { $0.mipsContext(pc: 0x40_0110, sp: 0xffff_ffff_7000_0000) },
      words: [16: 0x40_0210], trust: .scan),
    Case(
      architecture: 0x8004, cpu: "mips64", wordByteCount: 8,
      context: { $0.mipsContext(pc: 0x40_0110, sp: 0x7000_0000, ra: 0x40_0210, is64Bit: true) },
      words: [:]),
    Case(
      architecture: 0x8005, cpu: "riscv", wordByteCount: 4,
      context: { $0.riscvContext(pc: 0x40_0110, sp: 0x7000_0000, s0: 0x7000_0020) },
      words: [0x1c: 0x40_0210]),
    Case(
      architecture: 0x8006, cpu: "riscv64", wordByteCount: 8,
      context: { $0.riscv64Context(pc: 0x40_0110, sp: 0x7000_0000, s0: 0x7000_0020) },
      words: [0x18: 0x40_0210]),
    Case(
      architecture: 3, cpu: "ppc", wordByteCount: 4,
      context: { $0.ppcContext(pc: 0x40_0110, sp: 0x7000_0000) },
      words: [0: 0x7000_0020, 0x24: 0x40_0210]),
    Case(
      architecture: 3, platform: 0x8101, cpu: "ppc", wordByteCount: 4,
      context: { $0.ppcContext(pc: 0x40_0110, sp: 0x7000_0000) },
      words: [0: 0x7000_0020, 0x28: 0x40_0210]),
    Case(
      architecture: 0x8002, cpu: "ppc64", wordByteCount: 8,
      context: { $0.ppc64Context(pc: 0x40_0110, sp: 0x7000_0000) },
      words: [0: 0x7000_0020, 0x30: 0x40_0210]),
    Case(
      architecture: 0x8001, platform: 0x8202, cpu: "sparc", wordByteCount: 4,
      context: {
        $0.sparcContext(pc: 0x40_0110, sp: 0x7000_0000, fp: 0x7000_0020, i7: 0x40_0208)
      },
      words: [:]),
    Case(
      architecture: 0x8001, cpu: "sparc", wordByteCount: 8,
      context: {
        $0.sparcContext(
          pc: 0x40_0110, sp: 0x7000_0000 - 2047, fp: 0x7000_0020 - 2047, i7: 0x40_0208)
      },
      words: [:]),
  ]

  private func dump(_ test: Case, bigEndian: Bool) -> [UInt8] {
    var dump = SyntheticDump(bigEndian: bigEndian)
    dump.addSystemInfo(architecture: test.architecture, platform: test.platform)
    dump.addModules([.init("/bin/a", at: 0x40_0000, byteCount: 0x1000)])
    var stack = dump.assembler
    while stack.offset < 0x80 {
      let word = test.words[stack.offset] ?? 0
      if test.wordByteCount == 4 { stack.u32(UInt32(word)) } else { stack.u64(word) }
    }
    let context = dump.place(test.context(dump))
    dump.addThreads([
      .init(
        id: 7, stackAddress: 0x7000_0000, stack: dump.place(stack.bytes), context: context)
    ])
    return dump.bytes
  }

  @Test(arguments: cases, [false, true])
  func `registers, names and callers are found`(test: Case, bigEndian: Bool) async throws {
    let bytes = ByteView(dump(test, bigEndian: bigEndian))
    let state = await DumpProcessor().process(try Minidump(bytes))
    let frames = try #require(state.threads.first?.stack.frames)
    #expect(state.system.cpu == test.cpu)
    #expect(frames.map(\.resumeAddress) == [0x40_0110, 0x40_0210])
    #expect(frames.map(\.trust) == [.context, test.trust])
    #expect(frames.map(\.moduleIndex) == [0, 0])
  }

  @Test(arguments: cases)
  func `damaged dumps are explained as far as they go`(test: Case) async throws {
    let whole = dump(test, bigEndian: false)
    for seed in 0..<12 as Range<UInt64> {
      var bytes = Mutation(seed: seed, of: whole).bytes
      bytes.replaceSubrange(0..<8, with: whole[0..<8])
      let state = await DumpProcessor().process(try Minidump(ByteView(bytes)))
      #expect(state.threads.count <= 1 + bytes.count / 48)
    }
  }
}
