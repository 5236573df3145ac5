import Bytes
import MinidumpReading
import Support
import Testing

struct MozillaTextTests {
  private func dump(_ type: UInt32, _ text: String) throws -> Minidump {
    var laid = SyntheticDump()
    laid.add(stream: type, Array(text.utf8))
    return try Minidump(ByteView(laid.bytes))
  }

  @Test func `a process's limits are lines of text`() throws {
    let text = "Limit        Soft Limit\nMax cpu time unlimited\n"
    let limits = try dump(0x4d7a_0003, text).stream(MozLinuxLimits.self)
    #expect(limits?.lines == ["Limit        Soft Limit", "Max cpu time unlimited"])
  }

  @Test func `what did not work is told as JSON`() throws {
    let errors = try dump(0x4d7a_0004, "[{\"InitErrors\":[]}]").stream(MozSoftErrors.self)
    #expect(errors?.text == "[{\"InitErrors\":[]}]")
  }

  @Test func `arguments that lie outside the file are a problem`() throws {
    var laid = SyntheticDump()
    var stream = laid.assembler
    stream.u32(0x4d7a_0002)
    stream.u64(0xffff_ffff_ffff_fff0)
    laid.add(stream: 0x4d7a_0002, stream.bytes)
    let dump = try Minidump(ByteView(laid.bytes))
    let arguments = try #require(try dump.stream(MozMacosBootargs.self))
    #expect(arguments.arguments == "")
    #expect(arguments.problems.count == 1)
  }
}
