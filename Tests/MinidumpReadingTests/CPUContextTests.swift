import Bytes
import MinidumpFormat
import MinidumpReading
import Support
import Testing

struct CPUContextTests {
  let laid = SyntheticDump()

  private func context(
    _ bytes: [UInt8], _ architecture: ProcessorArchitecture?, _ order: ByteOrder = .littleEndian
  ) throws -> CPUContext {
    try CPUContext(ByteView(bytes), order, architecture)
  }

  private func value(_ name: String, of context: CPUContext) -> UInt64? {
    context.generalRegisters.first { $0.name == name }?.value
  }

  @Test(arguments: [ProcessorArchitecture.x86, nil])
  func `x86 registers are read`(architecture: ProcessorArchitecture?) throws {
    let context = try context(
      laid.x86Context(eip: 0x1111, esp: 0x2222, ebp: 0x3333), architecture)
    #expect(context.architecture == .x86)
    #expect(context.programCounter == 0x1111)
    #expect(context.stackPointer == 0x2222)
    #expect(value("ebp", of: context) == 0x3333)
    #expect(
      context.generalRegisters.map(\.name) == [
        "eax", "ecx", "edx", "ebx", "esp", "ebp", "esi", "edi", "eip", "eflags",
      ])
  }

  @Test(arguments: [ProcessorArchitecture.amd64, nil])
  func `amd64 registers are read`(architecture: ProcessorArchitecture?) throws {
    let context = try context(
      laid.amd64Context(rip: 0x1111, rsp: 0x2222, rbp: 0x3333), architecture)
    #expect(context.architecture == .amd64)
    #expect(context.programCounter == 0x1111)
    #expect(context.stackPointer == 0x2222)
    #expect(value("rbp", of: context) == 0x3333)
    #expect(
      context.generalRegisters.map(\.name) == [
        "rax", "rdx", "rcx", "rbx", "rsi", "rdi", "rbp", "rsp", "r8", "r9", "r10", "r11", "r12",
        "r13", "r14", "r15", "rip",
      ])
  }

  @Test(arguments: [ProcessorArchitecture.arm, nil])
  func `arm registers are read`(architecture: ProcessorArchitecture?) throws {
    let context = try context(
      laid.armContext(pc: 0x1111, sp: 0x2222, lr: 0x3333, fp: 0x4444), architecture)
    #expect(context.architecture == .arm)
    #expect(context.programCounter == 0x1111)
    #expect(context.stackPointer == 0x2222)
    #expect(value("lr", of: context) == 0x3333)
    #expect(value("fp", of: context) == 0x4444)
    #expect(
      context.generalRegisters.map(\.name) == (0...10).map { "r\($0)" }
        + ["fp", "r12", "sp", "lr", "pc"])
  }

  @Test(arguments: [ProcessorArchitecture.arm64, nil])
  func `arm64 registers are read`(architecture: ProcessorArchitecture?) throws {
    let context = try context(
      laid.arm64Context(pc: 0x1111, sp: 0x2222, lr: 0x3333, fp: 0x4444), architecture)
    #expect(context.architecture == .arm64)
    #expect(context.programCounter == 0x1111)
    #expect(context.stackPointer == 0x2222)
    #expect(value("lr", of: context) == 0x3333)
    #expect(value("fp", of: context) == 0x4444)
    #expect(
      context.generalRegisters.map(\.name) == (0...28).map { "x\($0)" }
        + ["fp", "lr", "sp", "pc"])
  }

  @Test(arguments: [ProcessorArchitecture.arm64Old, nil])
  func `old arm64 registers are read`(architecture: ProcessorArchitecture?) throws {
    let context = try context(
      laid.arm64OldContext(pc: 0x1111, sp: 0x2222, lr: 0x3333, fp: 0x4444), architecture)
    guard case .arm64Old = context else {
      Issue.record("\(context) is not the old form")
      return
    }
    #expect(context.architecture == .arm64)
    #expect(context.programCounter == 0x1111)
    #expect(context.stackPointer == 0x2222)
    #expect(value("lr", of: context) == 0x3333)
    #expect(value("fp", of: context) == 0x4444)
  }

  @Test func `a context that its length and flags show to be another is read as that`() throws {
    let old = laid.arm64OldContext(pc: 0x1111, sp: 0x2222)
    #expect(try context(old, .arm64).programCounter == 0x1111)
    let new = laid.arm64Context(pc: 0x1111, sp: 0x2222)
    #expect(try context(new, .arm64Old).programCounter == 0x1111)
    let x86 = laid.x86Context(eip: 0x1111, esp: 0x2222)
    #expect(try context(x86, .amd64).architecture == .x86)
  }

  @Test func `a context without flags is read as its architecture says`() throws {
    var bytes = laid.amd64Context(rip: 0x1111, rsp: 0x2222)
    bytes.replaceSubrange(48..<52, with: [0, 0, 0, 0])
    #expect(try context(bytes, .amd64).programCounter == 0x1111)
  }

  @Test func `registers are given even when their group's flag is missing`() throws {
    var bytes = laid.amd64Context(rip: 0x1111, rsp: 0x2222)
    bytes.replaceSubrange(48..<52, with: [0, 0, 0x10, 0])
    let context = try context(bytes, .amd64)
    #expect(context.flags == .amd64)
    #expect(context.programCounter == 0x1111)
  }

  @Test func `more processor state behind an amd64 context does not matter`() throws {
    let bytes = laid.amd64Context(rip: 0x1111, rsp: 0x2222) + [UInt8](repeating: 7, count: 900)
    #expect(try context(bytes, .amd64).programCounter == 0x1111)
    #expect(try context(bytes, nil).programCounter == 0x1111)
  }

  @Test func `a context cut off behind the general registers still has them`() throws {
    let bytes = Array(laid.amd64Context(rip: 0x1111, rsp: 0x2222).prefix(256))
    #expect(try context(bytes, .amd64).programCounter == 0x1111)
    #expect(throws: MinidumpError.self) { try context(bytes.dropLast(), .amd64) }
  }

  @Test func `registers in the other byte order are read`() throws {
    let big = SyntheticDump(bigEndian: true)
    let bytes = big.arm64Context(pc: 0x1122_3344_5566_7788, sp: 0x2222)
    #expect(try context(bytes, .arm64, .bigEndian).programCounter == 0x1122_3344_5566_7788)
  }

  @Test(arguments: [nil, ProcessorArchitecture.mips, .amd64])
  func `bytes that are no known registers throw`(architecture: ProcessorArchitecture?) {
    #expect(throws: MinidumpError.self) { try context([], architecture) }
    #expect(throws: MinidumpError.self) {
      try context([UInt8](repeating: 0, count: 100), architecture)
    }
  }

  @Test func `a context of another CPU that happens to be as long is not read`() throws {
    let bytes = [UInt8](repeating: 0, count: 912)
    #expect(throws: MinidumpError.self) { try context(bytes, .alpha) }
    #expect(try context(bytes, nil).architecture == .arm64)
  }
}
