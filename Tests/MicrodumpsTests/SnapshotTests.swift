import Bytes
import Microdumps
import MinidumpFormat
import MinidumpReading
import MinidumpWriting
import Support
import Testing

@Suite struct SnapshotTests {
  private func minidump(_ lines: [String]) throws -> Minidump {
    let crash = try #require(microdumps(lines).first)
    return try Minidump(
      ByteView(MinidumpWriter(byteOrder: crash.byteOrder).bytes(of: crash)))
  }

  @Test func `the system is told, with the version in the fingerprint`() throws {
    let system = try #require(try minidump(wholeLines).stream(SystemInfo.self))
    #expect(system.architecture == .arm)
    #expect(system.platform == .android)
    #expect(system.record.processorCount == 6)
    #expect(system.record.majorVersion == 6)
    #expect(system.record.minorVersion == 0)
    #expect(system.record.buildNumber == 1)
  }

  @Test(arguments: [
    ("x86", "0F000100", ProcessorArchitecture.x86), ("x86_64", "00000000", .amd64),
    ("arm64", "06000080", .arm64Old), ("arm64", "0F004000", .arm64), ("mips", "0E000400", .mips),
    ("mips64", "0E000800", .mips64), ("z80", "00000000", .unknown),
  ])
  func `the CPU is told`(name: String, flags: String, architecture: ProcessorArchitecture) throws {
    let dump = try minidump([wholeLines[0], "O L \(name) 02 x 6.1 #1", "C \(flags)00000000"])
    #expect(dump.byteOrder == .littleEndian)
    let system = try #require(try dump.stream(SystemInfo.self))
    #expect(system.architecture == architecture)
    #expect(system.platform == .linux)
  }

  @Test func `the bytes of a big-endian CPU make a big-endian dump`() throws {
    let dump = try minidump([wholeLines[0], "O L mips 01 mips 6.1 #1", "C 0004000E"])
    #expect(dump.byteOrder == .bigEndian)
    #expect(try dump.stream(SystemInfo.self)?.architecture == .mips)
  }

  @Test func `thread, stack, reason and modules are those of the lines`() throws {
    let dump = try minidump(wholeLines)
    let threads = try #require(try dump.stream(ThreadList.self))
    #expect(threads.map(\.id) == [0])
    #expect(threads.first?.record.stack.address == 0xc3a3_9000)
    let exception = try #require(try dump.stream(ExceptionStream.self))
    #expect(exception.threadID == 0)
    #expect(exception.record.exception.code == 11)
    #expect(exception.record.exception.address == 0xbeef)
    let modules = try #require(try dump.stream(ModuleList.self))
    #expect(modules.map(\.name) == ["breakpad unittests", "libnetd.so"])
    #expect(modules.map(\.baseAddress) == [0xaaac_d000, 0xf6fc_a000])
    // The GUID's numbers turned back into the first 16 bytes of the build id.
    let buildID: [UInt8] = [
      0xfb, 0x78, 0x77, 0xda, 0x01, 0x66, 0x4e, 0x8a,
      0x9b, 0x41, 0x10, 0xed, 0x06, 0xe7, 0x30, 0xd0,
    ]
    #expect(modules.first?.codeView == .elfBuildID(buildID))
  }

  @Test func `without a reason the thread is still the one in question`() throws {
    let dump = try minidump(wholeLines.filter { !$0.hasPrefix("R ") })
    #expect(try dump.stream(ExceptionStream.self) == nil)
    #expect(try dump.stream(BreakpadInfo.self)?.requestingThreadID == 0)
  }

  @Test func `a piece of the stack behind a gap is memory of its own`() throws {
    var lines = wholeLines
    lines[9] = "S C3A39100 0809"
    let crash = try #require(microdumps(lines).first)
    #expect(crash.threads.first?.stack?.address == 0xc3a3_9000)
    #expect(crash.memory.map(\.address) == [0xc3a3_9100])
  }

  @Test func `an amd64 context that Breakpad's line could not hold is made whole`() throws {
    let crash = try #require(
      Microdump.all(in: ByteView(try Fixture.bytes("linux-amd64-inlined.microdump"))).first)
    #expect(crash.context.byteCount == 1022)
    let dump = try Minidump(ByteView(MinidumpWriter().bytes(of: crash)))
    let thread = try #require(try dump.stream(ThreadList.self)?.first)
    #expect(thread.record.context.byteCount == 1232)
    #expect(try thread.context(.amd64).stackPointer == crash.stackBounds?.stackPointer)
    #expect(crash.problems.map(\.message) == [])
  }
}
