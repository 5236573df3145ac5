import Bytes
import MinidumpReading
import Support
import Testing

struct SentryStackTracesTests {
  private func traces(_ bytes: [UInt8], bigEndian: Bool = false) throws -> SentryStackTraces {
    var laid = SyntheticDump(bigEndian: bigEndian)
    laid.add(stream: 0x5379_0001, bytes)
    return try #require(try Minidump(ByteView(laid.bytes)).stream(SentryStackTraces.self))
  }

  /// A header, one thread and one frame.
  private func laid(
    version: UInt32 = 1, threads: UInt32 = 1, first: UInt32 = 0, frames: UInt32 = 1,
    symbolOffset: UInt32 = 0, symbolByteCount: UInt32 = 4
  ) -> [UInt8] {
    var laid = ByteAssembler()
    for number in [version, threads, 1, 4, 7, first, frames, 0] { laid.u32(number) }
    laid.u64(0x1000)
    laid.u32(symbolOffset)
    laid.u32(symbolByteCount)
    laid.raw("main".utf8)
    return laid.bytes
  }

  @Test(arguments: [false, true])
  func `threads have frames and frames have names`(bigEndian: Bool) throws {
    let bytes = Everything.sentryStackTraces(ByteAssembler(bigEndian: bigEndian))
    let traces = try traces(bytes, bigEndian: bigEndian)
    #expect(traces.map(\.id) == [123, 321, 17])
    #expect(traces.map(\.count) == [2, 0, 1])
    #expect(traces[0].map(\.instructionAddress) == [1337, 0xdead_beef])
    #expect(traces[0].map(\.symbol) == ["_start", "main"])
    #expect(traces[2].map(\.symbol) == [""])
    #expect(traces.problems == [])
  }

  @Test func `another version is refused, for its layout is unknown`() {
    let error = #expect(throws: MinidumpError.self) { try traces(laid(version: 2)) }
    #expect(error?.problem == "are of version 2, only 1 is known")
  }

  @Test func `frames that are not there are left out`() throws {
    #expect(try traces(laid(frames: .max))[0].map(\.symbol) == ["main"])
    #expect(try traces(laid(first: .max, frames: .max))[0].isEmpty)
  }

  @Test func `a name that lies outside is as long as it can be`() throws {
    #expect(try traces(laid(symbolOffset: 2, symbolByteCount: .max))[0].map(\.symbol) == ["in"])
    #expect(try traces(laid(symbolOffset: .max))[0].map(\.symbol) == [""])
  }

  @Test func `counts that do not make the stream's length are a problem`() throws {
    let traces = try traces(laid(threads: .max))
    #expect(traces.count == 3)
    #expect(traces.problems.count == 1)
    #expect(try self.traces(laid().dropLast()).problems.count == 1)
  }
}
