import MinidumpFormat
import Testing

@testable import Processing

@Suite struct BreakpadReasonTests {
  private func text(
    _ code: UInt32, _ flags: UInt32 = 0, _ parameters: [UInt64] = [],
    on platform: OperatingSystemPlatform, _ architecture: ProcessorArchitecture = .amd64
  ) -> String {
    BreakpadReason(
      ExceptionFacts(
        code: code, flags: flags, parameters: parameters, platform: platform,
        architecture: architecture)
    ).text
  }

  @Test func `a segmentation fault has no space before its code`() {
    #expect(text(11, 1, on: .linux) == "SIGSEGV /SEGV_MAPERR")
    #expect(text(11, 0, on: .linux) == "SIGSEGV /0x00000000")
    #expect(text(11, 0x80, on: .android) == "SIGSEGV /0x00000080")
  }

  @Test func `of most signals the code is not told`() {
    #expect(text(6, 0xffff_fffa, on: .linux) == "SIGABRT")
    #expect(text(5, 0x80, on: .linux) == "SIGTRAP")
    #expect(text(8, 1, on: .linux) == "SIGFPE / FPE_INTDIV")
    #expect(text(4, 9, on: .linux) == "SIGILL / 0x00000009")
  }

  @Test func `signals of MIPS have MIPS's numbers`() {
    #expect(text(10, 1, on: .linux, .mips) == "SIGBUS / BUS_ADRALN")
  }

  @Test func `Windows' exceptions have the names they have elsewhere`() {
    #expect(text(0xc000_0005, 0, [1, 0x45], on: .windowsNT) == "EXCEPTION_ACCESS_VIOLATION_WRITE")
    #expect(text(0xc000_0374, on: .windowsNT) == "EXCEPTION_HEAP_CORRUPTION")
    #expect(text(0xe06d_7363, on: .windowsNT) == "Unhandled C++ Exception")
  }

  @Test func `a fast fail is its code alone`() {
    #expect(text(0xc000_0409, 0, [7], on: .windowsNT) == "FAST_FAIL_FATAL_APP_EXIT")
    #expect(text(0xc000_0409, on: .windowsNT) == "EXCEPTION_STACK_BUFFER_OVERRUN")
  }

  @Test func `other systems have the words they have elsewhere`() {
    #expect(text(0x208, on: .fuchsia) == "UNDEFINED_INSTRUCTION")
    #expect(text(6, on: .solaris) == "SIGIOT | SIGABRT")
  }

  @Test func `what has no name is two numbers`() {
    #expect(text(0xc000_000d, on: .windowsNT) == "0xc000000d / 0x00000000")
    #expect(text(10, 0x0600_0000, on: .macOS) == "0x0000000a / 0x06000000")
    #expect(text(34, 0, on: .linux) == "0x00000022 / 0x00000000")
    #expect(text(0x8007_000e, on: .windowsNT) == "0x8007000e / 0x00000000")
    #expect(text(77, 3, on: .linux) == "0x0000004d / 0x00000003")
    #expect(text(1, 2, on: OperatingSystemPlatform(rawValue: 0xffff)) == "0x00000001 / 0x00000002")
  }

  @Test func `Mach's exceptions have the names they have elsewhere`() {
    #expect(text(1, 1, on: .macOS) == "EXC_BAD_ACCESS / KERN_INVALID_ADDRESS")
    #expect(text(0x4350_6e78, on: .iOS) == "Uncaught NSException")
  }
}
