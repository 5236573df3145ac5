import Bytes
import MinidumpFormat
import MinidumpReading
import Support
import Testing

struct FacebookStreamTests {
  private func text<Stream: TextStream>(
    _ stream: Stream.Type, _ type: UInt32
  ) throws -> String? {
    var laid = SyntheticDump()
    laid.add(stream: type, Array("some text\0and more".utf8))
    return try Minidump(ByteView(laid.bytes)).stream(stream)?.text
  }

  @Test func `texts end at a zero`() throws {
    #expect(try text(FacebookLogcat.self, 0xface_1ca7) == "some text")
    #expect(try text(FacebookAppCustomData.self, 0xface_cafa) == "some text")
    #expect(try text(FacebookAppVersionName.self, 0xface_cafc) == "some text")
    #expect(try text(FacebookJavaStack.self, 0xface_cafd) == "some text")
    #expect(try text(FacebookDalvikInfo.self, 0xface_cafe) == "some text")
    #expect(try text(FacebookDumpErrorLog.self, 0xface_cb00) == "some text")
    #expect(try text(FacebookAppStateLog.self, 0xface_cccc) == "some text")
    #expect(try text(FacebookAbortReason.self, 0xface_dead) == "some text")
    #expect(try text(FacebookThreadName.self, 0xface_e000) == "some text")
  }

  @Test func `a text without a zero is read to its end`() throws {
    var laid = SyntheticDump()
    laid.add(stream: 0xface_dead, Array("why".utf8))
    let dump = try Minidump(ByteView(laid.bytes))
    #expect(try dump.stream(FacebookAbortReason.self)?.text == "why")
  }

  @Test(arguments: [false, true])
  func `a build has a number`(bigEndian: Bool) throws {
    let dump = try Minidump(ByteView(Everything.dump(bigEndian: bigEndian).bytes))
    #expect(try dump.stream(FacebookBuildID.self)?.number == 0x0102_0304)
    #expect(try dump.stream(FacebookUnwindSymbols.self)?.view.bytes == [0x11, 0x22, 0x33])
  }

  @Test func `a build's number that is cut short is an error`() throws {
    var laid = SyntheticDump()
    laid.add(stream: 0xface_cafb, [1, 2, 3])
    let dump = try Minidump(ByteView(laid.bytes))
    #expect(throws: MinidumpError.self) { try dump.stream(FacebookBuildID.self) }
  }
}
