import MinidumpFormat
import Testing

@testable import Processing

@Suite struct OtherSystemsReasonsTests {
  private func text(_ code: UInt32, _ platform: OperatingSystemPlatform) -> String {
    CrashReason(ExceptionFacts(code: code, platform: platform, architecture: .amd64)).text
  }

  @Test func `Fuchsia, PS3 and Solaris have Breakpad's words`() {
    #expect(text(0x108, .fuchsia) == "FATAL_PAGE_FAULT")
    #expect(text(0x8208, .fuchsia) == "POLICY_ERROR")
    #expect(text(11, .ps3) == "MEMORY_ACCESS")
    #expect(text(22, .ps3) == "GRAPHIC")
    #expect(text(11, .solaris) == "SIGSEGV")
    #expect(text(6, .solaris) == "SIGIOT | SIGABRT")
    #expect(text(40, .solaris) == "SIGJVM2")
  }

  @Test func `what they do not know stays a number`() {
    #expect(text(1, .fuchsia) == "unknown 0x00000001 / 0x00000000")
    #expect(text(41, .solaris) == "unknown 0x00000029 / 0x00000000")
    #expect(text(11, .naCl) == "unknown 0x0000000b / 0x00000000")
  }
}
