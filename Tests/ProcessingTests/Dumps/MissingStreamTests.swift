import Bytes
import MinidumpReading
import Processing
import Support
import Testing
import Unwinding

/// A dump that lacks a stream, or has a broken one, is explained by the others.
@Suite struct MissingStreamTests {
  private func process(_ dump: SyntheticDump) async throws -> ProcessState {
    await DumpProcessor().process(try Minidump(ByteView(dump.bytes)))
  }

  private func addThread(to dump: inout SyntheticDump, id: UInt32 = 7) {
    let context = dump.place(dump.amd64Context(rip: 0x40_0100, rsp: 0x7000_0000))
    let stack = dump.place([UInt8](repeating: 0, count: 64))
    dump.addThreads([.init(id: id, stackAddress: 0x7000_0000, stack: stack, context: context)])
  }

  @Test func `an empty dump has an empty report`() async throws {
    let state = try await process(SyntheticDump())
    #expect(state.threads.isEmpty && state.modules.isEmpty && state.crash == nil)
    #expect(state.system.cpu == "unknown")
  }

  @Test func `without system information threads are listed and the crash is given in numbers`()
    async throws
  {
    var dump = SyntheticDump()
    addThread(to: &dump)
    dump.addException(threadID: 7, code: 11, flags: 1, address: 0x1234)
    let state = try await process(dump)
    #expect(state.threads.map(\.id) == [7])
    #expect(state.requestingThread == 0)
    #expect(state.crash?.reason == "unknown 0x0000000b / 0x00000001")
    #expect(state.crash?.address == 0x1234)
  }

  @Test func `without a thread list the crash is still told`() async throws {
    var dump = SyntheticDump()
    dump.addSystemInfo(architecture: 9, platform: 0x8201)
    dump.addException(threadID: 7, code: 11, flags: 1, address: 0x1234)
    let state = try await process(dump)
    #expect(state.crash?.reason == "SIGSEGV / SEGV_MAPERR")
    #expect(state.requestingThread == nil)
    #expect(state.threads.isEmpty)
  }

  @Test func `without a thread list the exception's registers give the crashed thread`()
    async throws
  {
    var dump = SyntheticDump()
    dump.addSystemInfo(architecture: 9, platform: 0x8201)
    let context = dump.place(dump.amd64Context(rip: 0x40_0777, rsp: 0x7000_0000))
    dump.addException(threadID: 7, code: 11, context: context)
    let state = try await process(dump)
    #expect(state.threads.map(\.id) == [7])
    #expect(state.requestingThread == 0)
    #expect(state.threads.first?.stack.frames.first?.resumeAddress == 0x40_0777)
  }

  @Test func `without an exception no thread is in question`() async throws {
    var dump = SyntheticDump()
    dump.addSystemInfo(architecture: 9, platform: 0x8201)
    addThread(to: &dump)
    let state = try await process(dump)
    #expect(state.crash == nil)
    #expect(state.requestingThread == nil)
    #expect(state.threads[0].stack.frames.map(\.resumeAddress) == [0x40_0100])
  }

  @Test func `a stream too short to read is a diagnostic with its place`() async throws {
    var dump = SyntheticDump()
    dump.add(stream: 7, [1, 2, 3])
    addThread(to: &dump)
    let state = try await process(dump)
    let diagnostic = try #require(state.diagnostics.first)
    #expect(diagnostic.subject == "system info")
    #expect(diagnostic.offset == 32)
    #expect(state.threads.count == 1)
  }

  @Test func `a thread without readable registers keeps its place in the list`() async throws {
    var dump = SyntheticDump()
    dump.addSystemInfo(architecture: 9, platform: 0x8201)
    dump.addThreads([.init(id: 3, stackAddress: 0, stack: .none, context: .none)])
    let state = try await process(dump)
    #expect(state.threads[0].stack.end == .noContext)
    #expect(state.diagnostics.contains { $0.subject == "thread 3" })
  }

  @Test func `the registers of the crash are those of the exception`() async throws {
    var dump = SyntheticDump()
    dump.addSystemInfo(architecture: 9, platform: 0x8201)
    addThread(to: &dump)
    let context = dump.place(dump.amd64Context(rip: 0x40_0777, rsp: 0x7000_0000))
    dump.addException(threadID: 7, code: 11, context: context)
    let state = try await process(dump)
    #expect(state.threads[0].stack.frames[0].resumeAddress == 0x40_0777)
  }

  @Test func `the thread that wrote the dump is not walked`() async throws {
    var dump = SyntheticDump()
    dump.addSystemInfo(architecture: 9, platform: 0x8201)
    addThread(to: &dump)
    var info = dump.assembler
    info.u32(1)  // validity: the dump thread
    info.u32(7)  // dump_thread_id
    info.u32(0)  // requesting_thread_id
    dump.add(stream: 0x4767_0001, info.bytes)
    let state = try await process(dump)
    #expect(state.threads[0].stack.frames.isEmpty)
    #expect(state.threads[0].stack.end == .skipped)
  }

  @Test func `a CPU nobody walks still has its threads`() async throws {
    var dump = SyntheticDump()
    // Itanium
    dump.addSystemInfo(architecture: 6, platform: 2)
    addThread(to: &dump)
    let state = try await process(dump)
    #expect(state.system.cpu == "unknown")
    #expect(state.threads[0].stack.end == .unsupportedArchitecture)
  }
}
