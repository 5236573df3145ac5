import Bytes
import MinidumpReading
import Processing
import Support
import Testing

/// A file that ends too early says so, whatever it was that got lost.
@Suite struct TruncationTests {
  private func diagnostics(_ bytes: ByteView) async throws -> [Diagnostic] {
    await DumpProcessor().process(try Minidump(bytes)).diagnostics
  }

  @Test(arguments: ["linux-amd64-press", "linux-arm-null", "linux-amd64-breakpad-null"])
  func `a file that lacks its last byte is told to be cut off`(name: String) async throws {
    let whole = ByteView(try Fixture.bytes(name + ".dmp"))
    #expect(try await diagnostics(whole).isEmpty)
    let byteCount = UInt64(whole.byteCount) - 1
    let first = try await diagnostics(whole.clampedSlice(at: 0, byteCount: byteCount)).first
    #expect(first?.subject == "file")
    #expect(
      first?.message.hasPrefix("has \(byteCount) bytes of a dump that says it has \(byteCount + 1)")
        == true)
    #expect(first?.offset == byteCount)
  }

  @Test func `entries marked as unused may lie anywhere`() async throws {
    var dump = SyntheticDump()
    dump.add(stream: 0, at: .init(offset: 0xffff_0000, byteCount: 0xffff))
    #expect(try await diagnostics(ByteView(dump.bytes)).isEmpty)
  }

  @Test func `a stream that several conclusions need is complained of once`() async throws {
    var dump = SyntheticDump()
    dump.add(stream: 0x4767_0009, Array("no mapping\n".utf8))
    #expect(try await diagnostics(ByteView(dump.bytes)).map(\.subject) == ["Linux maps"])
  }

  @Test func `a place in the file is told beside the message, not in it`() async throws {
    var dump = SyntheticDump()
    dump.addSystemInfo(architecture: 9, platform: 0x8201)
    dump.addThreads([.init(id: 3, stackAddress: 0, stack: .none, context: .none)])
    let diagnostic = try await diagnostics(ByteView(dump.bytes)).first { $0.subject == "thread 3" }
    #expect(diagnostic?.offset != nil)
    #expect(diagnostic?.message.contains("offset") == false)
  }
}
