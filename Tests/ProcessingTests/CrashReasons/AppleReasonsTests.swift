import MinidumpFormat
import Testing

@testable import Processing

@Suite struct AppleReasonsTests {
  private func text(
    _ exception: UInt32, _ code: UInt32, _ parameters: [UInt64] = [],
    architecture: ProcessorArchitecture = .arm64
  ) -> String {
    CrashReason(
      ExceptionFacts(
        code: exception, flags: code, parameters: parameters, platform: .macOS,
        architecture: architecture)
    ).text
  }

  @Test func `a bad access is named by the kernel's answer, else by the CPU`() {
    #expect(text(1, 2) == "EXC_BAD_ACCESS / KERN_PROTECTION_FAILURE")
    #expect(text(1, 0x105) == "EXC_BAD_ACCESS / EXC_ARM_PAC_FAIL")
    #expect(text(1, 13, architecture: .amd64) == "EXC_BAD_ACCESS / EXC_I386_GPFLT")
    #expect(text(1, 0x101, architecture: .ppc) == "EXC_BAD_ACCESS / EXC_PPC_VM_PROT_READ")
  }

  @Test func `the same code means another thing on another CPU`() {
    #expect(text(2, 1) == "EXC_BAD_INSTRUCTION / EXC_ARM_UNDEFINED")
    #expect(text(2, 1, architecture: .amd64) == "EXC_BAD_INSTRUCTION / EXC_I386_INVOP")
    #expect(text(3, 2) == "EXC_ARITHMETIC / EXC_ARM_FP_DZ")
    #expect(text(3, 1, architecture: .x86) == "EXC_ARITHMETIC / EXC_I386_DIV")
    #expect(text(6, 1) == "EXC_BREAKPOINT / EXC_ARM_BREAKPOINT")
    #expect(text(6, 2, architecture: .amd64) == "EXC_BREAKPOINT / EXC_I386_BPT")
  }

  @Test func `software exceptions have names of their own`() {
    #expect(text(5, 0x10002) == "EXC_SOFTWARE / SIGABRT")
    #expect(text(5, 0xdead_c0de) == "EXC_SOFTWARE / UNCAUGHT_NS_EXCEPTION")
  }

  @Test func `a process ended by a signal tells the signal and what made it`() {
    #expect(text(10, 0x0600_0000) == "EXC_CRASH / SIGABRT")
    #expect(text(10, 0x0b10_0001) == "EXC_CRASH / SIGSEGV / EXC_BAD_ACCESS / KERN_INVALID_ADDRESS")
    #expect(
      text(13, 0x0420_0001, architecture: .amd64)
        == "EXC_CORPSE_NOTIFY / SIGILL / EXC_BAD_INSTRUCTION / EXC_I386_INVOP")
    #expect(text(10, 0x0500_0000, [10, 0x4000_0001_0500_0000]) == "EXC_CRASH / 0x05000000")
    #expect(text(10, 7) == "EXC_CRASH / 0x00000007")
  }

  @Test func `full tables of ports and rejected system calls are named`() {
    let ports: UInt64 = 6 << 61 | 1 << 58 | 1000
    #expect(
      text(11, UInt32(truncatingIfNeeded: ports >> 32), [11, ports, 0])
        == "EXC_RESOURCE / RESOURCE_TYPE_PORTS / FLAVOR_PORT_SPACE_FULL ports allocated: 1000")
    let rejected: UInt64 = 6 << 61
    #expect(
      text(12, UInt32(truncatingIfNeeded: rejected >> 32), [12, rejected, 197])
        == "EXC_GUARD / GUARD_TYPE_REJECTED_SC / system call: 197")
    let tag: UInt64 = 5 << 61 | 200 << 32
    #expect(
      text(12, UInt32(truncatingIfNeeded: tag >> 32), [12, tag, 16])
        == "EXC_GUARD / GUARD_TYPE_VIRT_MEMORY / GUARD_EXC_MTE_SYNC_FAULT offset: 16")
  }

  @Test func `an unknown code is given as a number`() {
    #expect(text(1, 0x7777) == "EXC_BAD_ACCESS / 0x00007777")
    #expect(text(7, 0) == "EXC_SYSCALL / 0x00000000")
    #expect(text(0x63, 1) == "unknown 0x00000063 / 0x00000001")
  }

  @Test func `a dump without a crash says so`() {
    #expect(text(0x4350_7378, 0) == "Simulated Exception")
  }

  @Test func `an exceeded limit on the CPU is told in numbers`() {
    // Flavor 2, 180 seconds, limit 50 %; consumed 73 %.
    let code: UInt64 = 2 << 58 | 180 << 7 | 50
    #expect(
      text(11, 1 << 29, [11, code, 73])
        == """
        EXC_RESOURCE / RESOURCE_TYPE_CPU / FLAVOR_CPU_MONITOR_FATAL interval: 180s CPU limit: 50% \
        CPU consumed: 73%
        """)
  }

  @Test func `other exceeded limits are told likewise`() {
    #expect(
      text(11, 3 << 29, [11, 1 << 58 | 2048, 0])
        == "EXC_RESOURCE / RESOURCE_TYPE_MEMORY / FLAVOR_HIGH_WATERMARK high watermark limit: 2048MiB"
    )
    #expect(
      text(11, 2 << 29, [11, 1 << 58 | 300 << 20 | 150, 153])
        == """
        EXC_RESOURCE / RESOURCE_TYPE_WAKEUPS / FLAVOR_WAKEUPS_MONITOR interval: 300s \
        wakeups permitted: 150 wakeups observed: 153
        """)
    #expect(
      text(11, 4 << 29, [11, 7 << 58, 9])
        == "EXC_RESOURCE / RESOURCE_TYPE_IO / 0x1c00000000000000 / 0x0000000000000009")
    #expect(text(11, 7 << 29) == "EXC_RESOURCE / 0xe0000000")
  }

  @Test func `a broken guard is told in names and numbers`() {
    #expect(
      text(12, 2 << 29, [12, 1 << 32 | 45, 0xfeed])
        == "EXC_GUARD / GUARD_TYPE_FD / GUARD_EXC_CLOSE file descriptor: 45 guard identifier: 65261"
    )
    #expect(
      text(12, 1 << 29, [12, 0x20 << 32 | 0x9000_1303, 0])
        == """
        EXC_GUARD / GUARD_TYPE_MACH_PORT / GUARD_EXC_IMMOVABLE port name: 2415923971 \
        guard identifier: 0
        """)
    #expect(
      text(12, 5 << 29, [12, 1 << 32, 16])
        == "EXC_GUARD / GUARD_TYPE_VIRT_MEMORY / GUARD_EXC_DEALLOC_GAP offset: 16")
    #expect(
      text(12, 4 << 29, [12, 0x3 << 32, 0])
        == "EXC_GUARD / GUARD_TYPE_VN / 0x0000000300000000 / 0x0000000000000000")
    #expect(text(12, 0) == "EXC_GUARD / GUARD_TYPE_NONE")
  }
}
