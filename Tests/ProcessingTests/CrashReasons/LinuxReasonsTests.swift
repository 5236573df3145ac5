import MinidumpFormat
import Testing

@testable import Processing

@Suite struct LinuxReasonsTests {
  private func text(
    _ signal: UInt32, _ code: UInt32, platform: OperatingSystemPlatform = .linux,
    architecture: ProcessorArchitecture = .amd64
  ) -> String {
    CrashReason(
      ExceptionFacts(code: signal, flags: code, platform: platform, architecture: architecture)
    ).text
  }

  @Test func `a signal's own codes are named`() {
    #expect(text(11, 2) == "SIGSEGV / SEGV_ACCERR")
    #expect(text(7, 1) == "SIGBUS / BUS_ADRALN")
    #expect(text(8, 3) == "SIGFPE / FPE_FLTDIV")
    #expect(text(4, 5) == "SIGILL / ILL_PRVOPC")
    #expect(text(5, 1) == "SIGTRAP / TRAP_BRKPT")
    #expect(text(31, 1) == "SIGSYS / SYS_SECCOMP")
  }

  @Test func `signals that seldom end a process have codes, too`() {
    #expect(text(17, 3) == "SIGCHLD / CLD_DUMPED")
    #expect(text(29, 6) == "SIGIO / POLL_HUP")
    #expect(text(7, 1, architecture: .mips) == "SIGEMT / EMT_TAGOVF")
  }

  @Test func `real-time signals are counted from the first that programs have`() {
    #expect(text(34, 0) == "SIGRTMIN")
    #expect(text(64, 0xffff_ffff) == "SIGRTMIN+30 / SI_QUEUE")
    #expect(text(35, 0xffff_ffff, platform: .android) == "__SIGRTMIN+3 / SI_QUEUE")
    #expect(text(127, 0, architecture: .mips) == "SIGRTMIN+93")
    #expect(text(33, 0) == "unknown 0x00000021 / 0x00000000")
    #expect(text(65, 0) == "unknown 0x00000041 / 0x00000000")
  }

  @Test func `a code that any signal may have tells who sent it`() {
    #expect(text(6, 0xffff_fffa) == "SIGABRT / SI_TKILL")
    #expect(text(11, 0x80) == "SIGSEGV / SI_KERNEL")
    #expect(text(3, 0xffff_ffff) == "SIGQUIT / SI_QUEUE")
  }

  @Test func `code 0 adds nothing`() {
    #expect(text(11, 0) == "SIGSEGV")
  }

  @Test func `an unknown code is given as a number`() {
    #expect(text(16, 5) == "SIGSTKFLT / 0x00000005")
    #expect(text(11, 77) == "SIGSEGV / 0x0000004d")
  }

  @Test func `a tag check of Arm is named`() {
    #expect(text(11, 9, platform: .android, architecture: .arm64) == "SIGSEGV / SEGV_MTESERR")
  }

  @Test func `MIPS numbers its signals its own way`() {
    #expect(text(10, 1, architecture: .mips) == "SIGBUS / BUS_ADRALN")
    #expect(text(12, 1, architecture: .mips64) == "SIGSYS / SYS_SECCOMP")
    #expect(text(10, 0) == "SIGUSR1")
  }

  @Test func `a dump without a crash says so`() {
    #expect(text(0xffff_ffff, 0) == "DUMP_REQUESTED")
  }

  @Test func `an unknown signal and an unknown system are given as numbers`() {
    #expect(text(99, 1) == "unknown 0x00000063 / 0x00000001")
    #expect(text(0x108, 2, platform: .naCl) == "unknown 0x00000108 / 0x00000002")
    #expect(text(11, 1, platform: .unix) == "unknown 0x0000000b / 0x00000001")
  }
}
