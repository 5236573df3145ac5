import Bytes
import MinidumpFormat
import MinidumpReading
import Support
import Testing

struct SystemTests {
  let dump: Minidump

  init() throws {
    dump = try Minidump(ByteView(Everything.dump().bytes))
  }

  @Test func `system information names CPU and system`() throws {
    let info = try #require(try dump.stream(SystemInfo.self))
    #expect(info.architecture == .amd64)
    #expect(info.platform == .linux)
    #expect(info.processorCount == 4)
    #expect(info.servicePack == "Linux 6.1")
    #expect(info.x86.vendorName == "AuthenticAMD")
  }

  @Test func `a service pack at offset 0 is none`() throws {
    var laid = SyntheticDump()
    laid.addSystemInfo(architecture: 0, platform: 2)
    let info = try #require(try Minidump(ByteView(laid.bytes)).stream(SystemInfo.self))
    #expect(info.servicePack == nil)
  }

  @Test func `handles have types and names where the writer gave them`() throws {
    let handles = try #require(try dump.stream(HandleData.self))
    #expect(handles.map(\.handle) == [3, 4])
    #expect(handles.map(\.typeName) == ["File", nil])
    #expect(handles.map(\.objectName) == ["/tmp/log", nil])
    #expect(handles.map(\.objectInfoOffset) == [nil, nil])
  }

  @Test func `handles of 40 bytes say where more about them lies`() throws {
    var laid = SyntheticDump()
    var stream = laid.assembler
    for number: UInt32 in [16, 40, 2, 0] { stream.u32(number) }
    for handle: UInt64 in [8, 9] {
      stream.u64(handle)
      stream.fill(24)
      stream.u32(0x1234)  // ObjectInfoRva
      stream.u32(0)
    }
    laid.add(stream: 12, stream.bytes)
    let handles = try #require(try Minidump(ByteView(laid.bytes)).stream(HandleData.self))
    #expect(handles.map(\.handle) == [8, 9])
    #expect(handles.map(\.objectInfoOffset) == [0x1234, 0x1234])
  }

  @Test func `Breakpad says which threads wrote and asked for the dump`() throws {
    let info = try #require(try dump.stream(BreakpadInfo.self))
    #expect(info.dumpThreadID == 2)
    #expect(info.requestingThreadID == 1)
  }

  @Test(arguments: [(0, nil, nil), (1, 2, nil), (2, nil, 1)] as [(UInt32, UInt32?, UInt32?)])
  func `a thread that Breakpad does not vouch for is none`(
    validity: UInt32, dumping: UInt32?, requesting: UInt32?
  ) throws {
    var laid = SyntheticDump()
    var stream = laid.assembler
    for number in [validity, 2, 1] { stream.u32(number) }
    laid.add(stream: 0x4767_0001, stream.bytes)
    let info = try #require(try Minidump(ByteView(laid.bytes)).stream(BreakpadInfo.self))
    #expect(info.dumpThreadID == dumping)
    #expect(info.requestingThreadID == requesting)
  }

  @Test func `an assertion has an expression, a place and a kind`() throws {
    let assertion = try #require(try dump.stream(AssertionInfo.self))
    #expect(assertion.expression == "x > 0")
    #expect(assertion.function == "main")
    #expect(assertion.file == "app.c")
    #expect(assertion.line == 17)
    #expect(assertion.kind == 1)
  }

  @Test func `macOS modules leave messages`() throws {
    let info = try #require(try dump.stream(MozMacosCrashInfo.self))
    let entry = try #require(info.entries.first)
    #expect(info.entries.count == 1)
    #expect(entry.version == 5)
    #expect(entry.thread == 77)
    #expect(entry.dialogMode == 1)
    #expect(entry.abortCause == 9)
    #expect(entry.modulePath == "/lib/a")
    #expect(entry.message == "message")
    #expect(entry.signature == "signature")
    #expect(entry.backtrace == "backtrace")
    #expect(entry.secondMessage == "second")
  }

  @Test func `macOS was started with arguments`() throws {
    #expect(try dump.stream(MozMacosBootargs.self)?.arguments == "-v debug=1")
  }
}
