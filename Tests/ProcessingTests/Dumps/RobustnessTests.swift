import Bytes
import MinidumpReading
import Processing
import Support
import Testing
import Unwinding

/// A sample of what `make corpus-check` does to every dump of a corpus.
@Suite struct RobustnessTests {
  private static let dumps = [
    "linux-amd64-breakpad-null", "linux-arm-null", "linux-arm64-old-context", "linux-x86-null",
    "linux-amd64-press",
  ]

  private func process(_ bytes: ByteView) async -> ProcessState? {
    guard let dump = try? Minidump(bytes) else { return nil }
    return await DumpProcessor().process(dump)
  }

  @Test(arguments: dumps)
  func `a dump cut short is explained as far as it goes`(name: String) async throws {
    let whole = ByteView(try Fixture.bytes(name + ".dmp"))
    for byteCount in stride(from: 0, to: whole.byteCount, by: whole.byteCount / 23) {
      let state = await process(whole.clampedSlice(at: 0, byteCount: UInt64(byteCount)))
      #expect((state != nil) == (byteCount >= 32))
    }
  }

  @Test(arguments: dumps)
  func `a dump with changed bytes is explained as far as it goes`(name: String) async throws {
    let whole = try Fixture.bytes(name + ".dmp")
    for seed in 0..<20 as Range<UInt64> {
      var bytes = Mutation(seed: seed, of: whole).bytes
      bytes.replaceSubrange(0..<8, with: whole[0..<8])
      #expect(await process(ByteView(bytes)) != nil)
    }
  }

  @Test func `threads that share a stack cost no more than the file justifies`() async throws {
    var dump = SyntheticDump()
    let stack = dump.place(
      (0..<512).flatMap { frame in
        word(0x7000_0000 + UInt64(16 * (frame + 1))) + word(0x40_0100)
      })
    let context = dump.place(dump.amd64Context(rip: 0x40_0100, rsp: 0x7000_0000, rbp: 0x7000_0000))
    dump.addSystemInfo(architecture: 9, platform: 0x8201)
    dump.addModules([.init("a.out", at: 0x40_0000, byteCount: 0x1000)])
    dump.addMemory([(0x7000_0000, stack)])
    dump.addThreads(
      (1...1000).map { .init(id: $0, stackAddress: 0x7000_0000, stack: stack, context: context) })
    dump.addException(threadID: 900, code: 11, context: context)
    let bytes = dump.bytes
    let state = try #require(await process(ByteView(bytes)))
    #expect(state.threads.count == 1000)
    #expect(state.threads[899].stack.frames.count > 500, "the crashed thread has its whole stack")
    #expect(state.threads.map(\.stack.frames.count).reduce(0, +) < 6000 + bytes.count / 8)
    #expect(state.threads.contains { $0.stack.end == .frameLimit })
  }

  private func word(_ value: UInt64) -> [UInt8] {
    (0..<8).map { UInt8(truncatingIfNeeded: value >> UInt64(8 * $0)) }
  }
}
