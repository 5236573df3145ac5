import Bytes
import MinidumpFormat
import MinidumpReading
import MinidumpRewriting
import MinidumpWriting
import Support
import Testing

@Suite struct SanitizedRegistersTests {
  /// A CPU, and where in its context floating point begins; of x86, and ends.
  struct CPU: Sendable, CustomStringConvertible {
    var description: String
    var architecture: UInt16
    var context: @Sendable (SyntheticDump) -> [UInt8]
    var floats: Range<Int>
  }

  static let all: [CPU] = [
    CPU(
      description: "x86, x87", architecture: 0, context: { $0.x86Context(eip: 1, esp: 0x7000) },
      floats: 28..<140),
    CPU(
      description: "x86, SSE", architecture: 0, context: { $0.x86Context(eip: 1, esp: 0x7000) },
      floats: 204..<716),
    CPU(
      description: "amd64", architecture: 9, context: { $0.amd64Context(rip: 1, rsp: 0x7000) },
      floats: 256..<1232),
    CPU(
      description: "amd64, no registers", architecture: 9,
      context: { $0.amd64Context(rip: 1, rsp: 0x7000) }, floats: 0..<48),
    CPU(
      description: "arm", architecture: 5, context: { $0.armContext(pc: 1, sp: 0x7000) },
      floats: 72..<368),
    CPU(
      description: "arm64", architecture: 12, context: { $0.arm64Context(pc: 1, sp: 0x7000) },
      floats: 272..<912),
    CPU(
      description: "arm64, old", architecture: 0x8003,
      context: { $0.arm64OldContext(pc: 1, sp: 0x7000) }, floats: 276..<796),
    CPU(
      description: "mips", architecture: 1,
      context: { $0.mipsContext(pc: 1, sp: 0x7000) }, floats: 336..<600),
    CPU(
      description: "riscv", architecture: 0x8005, context: { $0.riscvContext(pc: 1, sp: 0x7000) },
      floats: 136..<268),
    CPU(
      description: "riscv64", architecture: 0x8006,
      context: { $0.riscv64Context(pc: 1, sp: 0x7000) }, floats: 264..<528),
    CPU(
      description: "ppc", architecture: 3, context: { $0.ppcContext(pc: 1, sp: 0x7000) },
      floats: 164..<1004),
    CPU(
      description: "ppc64", architecture: 0x8002, context: { $0.ppc64Context(pc: 1, sp: 0x7000) },
      floats: 320..<1160),
    CPU(
      description: "sparc", architecture: 0x8001, context: { $0.sparcContext(pc: 1, sp: 0x7000) },
      floats: 320..<584),
  ]

  // electron's linux.dmp had a home path in xmm registers.
  @Test(arguments: all)
  func `nothing is left of floating point and vectors`(cpu: CPU) throws {
    var laid = SyntheticDump()
    laid.addSystemInfo(architecture: cpu.architecture, platform: 0x8201)
    var context = cpu.context(laid)
    for index in cpu.floats { context[index] = UInt8(ascii: "S") }
    laid.addThreads([.init(id: 1, context: laid.place(context))])
    let dump = try laid.sanitized()
    #expect(!dump.says("SSSS"))
    let thread = try #require(try dump.stream(ThreadList.self)?.first)
    let kept = try thread.context(ProcessorArchitecture(rawValue: cpu.architecture))
    #expect(kept.programCounter == 1 && kept.stackPointer == 0x7000)
  }

  @Test func `processor state behind the registers is gone, and not announced`() throws {
    var laid = SyntheticDump()
    laid.addSystemInfo(architecture: 9, platform: 2)
    var context = laid.amd64Context(rip: 1, rsp: 0x7000)
    context[48] |= 0x40  // CONTEXT_XSTATE
    laid.addThreads([.init(id: 1, context: laid.place(context + Array("SECRET".utf8)))])
    let dump = try laid.sanitized()
    #expect(!dump.says("SECRET"))
    let thread = try #require(try dump.stream(ThreadList.self)?.first)
    #expect(thread.record.context.byteCount == 1232)
    #expect(try thread.context(.amd64).flags.contains(.extendedState) == false)
  }

  @Test func `registers that no one can read are gone`() throws {
    var laid = SyntheticDump()
    laid.addSystemInfo(architecture: 9, platform: 2)
    let secret = laid.place(Array("SECRET".utf8))
    laid.addThreads([.init(id: 1, context: secret)])
    laid.addException(threadID: 1, code: 11, context: secret)
    #expect(try !laid.sanitized().says("SECRET"))
  }

  @Test(arguments: [
    ("paSsword", false), ("paSswo\0\0", false), ("p\0a\0S\0\0\0", false), ("paSs\0\0\0\0", true),
  ])
  func `a general register that is text is replaced`(text: String, isKept: Bool) throws {
    var laid = SyntheticDump()
    laid.addSystemInfo(architecture: 9, platform: 0x8201)
    var context = laid.amd64Context(rip: 1, rsp: 0x7000)
    context.replaceSubrange(120..<128, with: text.utf8)  // rax
    context.replaceSubrange(144..<152, with: text.utf8)  // rbx
    laid.addThreads([.init(id: 1, context: laid.place(context))])
    let thread = try #require(try laid.sanitized().stream(ThreadList.self)?.first)
    let word = text.utf8.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    let registers = try thread.context(.amd64).generalRegisters
    #expect(registers.first { $0.name == "rax" }?.value == (isKept ? word : 0x0def_aced_0def_aced))
  }

  @Test func `a register that is where the program crashed stays, whatever it reads as`() throws {
    var laid = SyntheticDump()
    laid.addSystemInfo(architecture: 0, platform: 2)
    var context = laid.x86Context(eip: 0x6e69_616d, esp: 0x7000)
    context.replaceSubrange(176..<180, with: laid.words([0x6472_6f77]))  // eax
    let place = laid.place(context)
    laid.addThreads([.init(id: 1, context: place)])
    laid.addException(
      threadID: 1, code: 0xc000_0005, parameters: [0, 0x6472_6f7b], context: place)
    let thread = try #require(try laid.sanitized().stream(ThreadList.self)?.first)
    let registers = try thread.context(.x86).generalRegisters
    #expect(registers.first { $0.name == "eax" }?.value == 0x6472_6f77)
    #expect(registers.first { $0.name == "eip" }?.value == 0x6e69_616d)
  }

  @Test func `parameters that an exception does not have are zeros`() throws {
    var laid = SyntheticDump()
    laid.addSystemInfo(architecture: 9, platform: 2)
    let secret: [UInt64] = [1, 0x6472_6f77_7373_6170]
    laid.addException(threadID: 1, code: 5, parameters: secret)
    // NumberParameters, behind 32 bytes of the stream.
    let number = try #require(laid.bytes.firstRange(of: [2, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0]))
    var bytes = laid.bytes
    bytes[number.lowerBound] = 1
    var snapshot = DumpSnapshot(of: try Minidump(ByteView(bytes)))
    _ = Sanitizer(snapshot).sanitize(&snapshot)
    let dump = try Minidump(ByteView(snapshot.writer.bytes(of: snapshot)))
    #expect(!dump.says("password"))
  }
}
