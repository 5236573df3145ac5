import MinidumpFormat
import Testing

@testable import Processing

@Suite struct InconsistencyTests {
  private func found(
    _ facts: ExceptionFacts, _ instruction: [UInt8], registers: [String: UInt64] = [:],
    regions: [MemoryPermissions.Region] = []
  ) -> [CrashInconsistency] {
    CrashAnalysis(site(facts, instruction, registers: registers, regions: regions)).inconsistencies
  }

  @Test(arguments: [
    ExceptionFacts(code: 8, flags: 1, platform: .linux, architecture: .amd64),
    ExceptionFacts(code: 0xc000_0094, platform: .windowsNT, architecture: .amd64),
    ExceptionFacts(code: 3, flags: 1, platform: .macOS, architecture: .amd64),
  ])
  func `only a division divides by zero`(_ fault: ExceptionFacts) {
    // mov ebp, eax; div rcx
    #expect(found(fault, [0x89, 0xc5]) == [.divisionByZeroNotPossible])
    #expect(found(fault, [0x48, 0xf7, 0xf1]) == [])
  }

  @Test(arguments: [
    ExceptionFacts(code: 4, flags: 5, platform: .linux, architecture: .amd64),
    ExceptionFacts(code: 0xc000_0096, platform: .windowsNT, architecture: .amd64),
  ])
  func `only a privileged instruction is refused as one`(_ fault: ExceptionFacts) {
    // mov ebp, eax; hlt
    #expect(found(fault, [0x89, 0xc5]) == [.instructionNotPrivileged])
    #expect(found(fault, [0xf4]) == [])
  }

  @Test func `a refused address must be among the instruction's`() {
    let fault = ExceptionFacts.segmentationFault(0x80, at: 0)
    // mov eax, dword [rbx]
    #expect(found(fault, [0x8b, 0x03], registers: ["rbx": 0x1000]) == [.addressesAreCanonical])
    #expect(found(fault, [0x8b, 0x03], registers: ["rbx": 1 << 50]) == [])
  }

  @Test func `an instruction may be refused for its alignment`() {
    // movaps xmm0, xmmword [rax]
    let fault = ExceptionFacts.segmentationFault(0x80, at: 0)
    #expect(found(fault, [0x0f, 0x28, 0x00], registers: ["rax": 0x1008]) == [])
  }

  @Test func `memory that allows an access does not refuse it`() {
    let heap = region(0x1000..<0x2000, [.read])
    // mov eax, dword [rbx]; mov dword [rbx], eax
    for (bytes, expected) in [
      ([0x8b, 0x03], [CrashInconsistency.accessIsAllowed]), ([0x89, 0x03], []),
    ] as [([UInt8], [CrashInconsistency])] {
      let fault = ExceptionFacts.segmentationFault(2, at: 0x1100)
      #expect(found(fault, bytes, registers: ["rbx": 0x1100], regions: [heap]) == expected)
    }
  }

  @Test func `an address in the middle of an access is one of the instruction's`() {
    // mov rax, qword [rbx]: the last bytes lie on the next page.
    let fault = ExceptionFacts.segmentationFault(1, at: 0x2000)
    #expect(found(fault, [0x48, 0x8b, 0x03], registers: ["rbx": 0x1ffc]) == [])
  }

  @Test func `an address that the instruction does not use contradicts it`() {
    // mov eax, dword [rbx]
    let fault = ExceptionFacts.segmentationFault(1, at: 0x9000)
    #expect(found(fault, [0x8b, 0x03], registers: ["rbx": 0x1000]) == [.accessNotOfInstruction])
  }

  @Test func `the instruction itself, and the next one, are read`() {
    let fault = ExceptionFacts.accessViolation(8, at: 0x4000)
    // mov ebp, eax; jmp rax
    #expect(found(fault, [0x89, 0xc5], registers: ["rip": 0x4000]) == [])
    #expect(found(fault, [0xff, 0xe0], registers: ["rip": 0x8000, "rax": 0x4000]) == [])
    #expect(found(fault, [0x89, 0xc5], registers: ["rip": 0x8000]) == [.accessNotOfInstruction])
  }

  @Test func `a signal that another process sent contradicts nothing`() {
    // SI_USER
    let fault = ExceptionFacts.segmentationFault(0, at: 0x9000)
    #expect(found(fault, [0x8b, 0x03], registers: ["rbx": 0x1000]) == [])
  }
}
