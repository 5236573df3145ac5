import MinidumpFormat
import Testing

@testable import Processing

@Suite struct X86AnalysisTests {
  private func fault(_ kind: UInt64, at address: UInt64) -> ExceptionFacts {
    var facts = ExceptionFacts.accessViolation(kind, at: address)
    facts.architecture = .x86
    return facts
  }

  @Test func `an access of 32-bit code is given with its address, size and kind`() {
    // mov dword [edx + 0x10], edi
    let analysis = CrashAnalysis(
      site(fault(1, at: 0x1000), [0x89, 0x7a, 0x10], registers: ["edx": 0xff0]))
    #expect(analysis.cpu == "x86")
    #expect(analysis.instruction == "mov dword [edx + 0x10], edi")
    #expect(analysis.memoryAccesses == [MemoryAccess(address: 0x1000, byteCount: 4, kind: .write)])
    #expect(analysis.inconsistencies.isEmpty)
  }

  @Test func `addresses of 32-bit code wrap around`() {
    // mov eax, dword [ecx + eax * 4 - 8]
    let analysis = CrashAnalysis(
      site(
        fault(0, at: 4), [0x8b, 0x44, 0x81, 0xf8], registers: ["ecx": 0xffff_fffc, "eax": 4]))
    #expect(analysis.memoryAccesses?.map(\.address) == [4])
  }

  @Test func `the kind is told of every instruction`() {
    // idiv dword [ebp - 4]
    let analysis = CrashAnalysis(
      site(fault(0, at: 0x1000), [0xf7, 0x7d, 0xfc], registers: ["ebp": 0x1004]))
    #expect(analysis.memoryAccesses == [MemoryAccess(address: 0x1000, byteCount: 4, kind: .read)])
  }

  @Test func `a base of zero is a null pointer with an offset`() {
    // mov eax, dword [ecx + 8]
    let analysis = CrashAnalysis(
      site(fault(0, at: 8), [0x8b, 0x41, 0x08], registers: ["ecx": 0]))
    #expect(analysis.adjustedAddress == .nullPointer(offset: 8))
  }

  @Test func `a return leads where the four bytes at the top of the stack say`() {
    // ret; ret 8
    for bytes: [UInt8] in [[0xc3], [0xc2, 8, 0]] {
      let analysis = CrashAnalysis(
        site(
          fault(8, at: 0x1234), bytes, registers: ["esp": 0x7000, "eip": 0x4000],
          words: [0x7000: 0x1234]))
      #expect(analysis.instructionPointerUpdate?.address == 0x1234)
      #expect(analysis.inconsistencies.isEmpty)
    }
  }

  @Test func `a call through a table leads where the table says`() {
    // call dword [eax + 8]
    let analysis = CrashAnalysis(
      site(
        fault(8, at: 0x66), [0xff, 0x50, 0x08], registers: ["eax": 0x100, "esp": 0x7004],
        words: [0x108: 0x66]))
    #expect(analysis.instructionPointerUpdate?.address == 0x66)
    #expect(analysis.memoryAccesses?.map(\.address) == [0x108, 0x7000])
  }

  @Test func `only a division divides by zero in 32-bit code, too`() {
    let facts = ExceptionFacts(code: 8, flags: 1, platform: .linux, architecture: .x86)
    // mov eax, ecx; idiv ecx
    #expect(
      CrashAnalysis(site(facts, [0x89, 0xc8])).inconsistencies == [.divisionByZeroNotPossible])
    #expect(CrashAnalysis(site(facts, [0xf7, 0xf9])).inconsistencies == [])
  }

  @Test func `an instruction without memory cannot be refused any`() {
    // mov eax, ecx
    let analysis = CrashAnalysis(
      site(fault(0, at: 0x5000), [0x89, 0xc8], registers: ["eip": 0x4000]))
    #expect(analysis.inconsistencies == [.accessNotOfInstruction])
  }

  @Test func `segments of 32-bit code may refuse what pages would not`() {
    let facts = ExceptionFacts(code: 11, flags: 0x80, platform: .linux, architecture: .x86)
    // mov eax, dword [ecx]
    let analysis = CrashAnalysis(site(facts, [0x8b, 0x01], registers: ["ecx": 0x1000]))
    #expect(analysis.adjustedAddress == nil && analysis.inconsistencies == [])
  }

  @Test func `32-bit code on a 64-bit system is 32-bit code`() {
    var site = site(.accessViolation(0, at: 0x1000), [0x40], registers: ["ecx": 0x1000])
    site.isCompatibilityMode = true
    // inc eax, which in 64-bit code is a prefix
    #expect(CrashAnalysis(site).instruction == "inc eax")
    #expect(CrashAnalysis(site).cpu == "x86")
    #expect(CrashAnalysis(site).possibleBitFlips.isEmpty)
  }
}

@Suite struct TrapTests {
  private func trap(
    _ bytes: [UInt8], on platform: OperatingSystemPlatform,
    _ architecture: ProcessorArchitecture = .amd64
  ) -> DeliberateTrap? {
    let facts = ExceptionFacts(code: 4, platform: platform, architecture: architecture)
    return CrashAnalysis(site(facts, bytes)).deliberateTrap
  }

  @Test func `what compilers put at places not to get to is a trap`() {
    // ud2; brk #1; udf #0
    #expect(trap([0x0f, 0x0b], on: .linux)?.instruction == "ud2")
    #expect(trap([0x0f, 0x0b], on: .linux)?.meaning.contains("__builtin_trap") == true)
    #expect(trap([0x20, 0, 0x20, 0xd4], on: .linux, .arm64)?.instruction == "brk #0x1")
    #expect(trap([0, 0, 0, 0], on: .linux, .arm64)?.instruction == "udf #0")
  }

  @Test func `a number means what its system means by it`() {
    // brk #0xf003; brk #0xc470
    let fastFail: [UInt8] = [0x60, 0, 0x3e, 0xd4]
    #expect(trap(fastFail, on: .windowsNT, .arm64)?.meaning.contains("fast fail") == true)
    #expect(trap(fastFail, on: .linux, .arm64)?.meaning == "an instruction that only traps")
    let signature: [UInt8] = [0x00, 0x8e, 0x38, 0xd4]
    #expect(trap(signature, on: .macOS, .arm64)?.meaning.contains("signature") == true)
    // int 0x29
    #expect(trap([0xcd, 0x29], on: .windowsNT)?.meaning.contains("fast fail") == true)
  }

  @Test func `a breakpoint that the program counter has passed is found behind it`() {
    let facts = ExceptionFacts(code: 5, flags: 0x80, platform: .linux, architecture: .amd64)
    var site = site(facts, [0x89, 0xc5])
    #expect(CrashAnalysis(site).deliberateTrap == nil)
    site.precedingByte = 0xcc
    #expect(CrashAnalysis(site).deliberateTrap?.instruction == "int 0x3")
    #expect(CrashAnalysis(site).instruction == "mov ebp, eax")
    // A signal that somebody sent.
    site.facts.flags = 0
    #expect(CrashAnalysis(site).deliberateTrap == nil)
  }

  @Test func `other instructions are no traps`() {
    #expect(trap([0x89, 0xc5], on: .linux) == nil)
    #expect(trap([], on: .linux) == nil)
  }
}
