import MinidumpFormat
import Testing

@testable import Processing

@Suite struct CrashAccessTests {
  private let fault = ExceptionFacts.segmentationFault(1, at: 0x1000)

  @Test func `an access is given with its address, size and kind`() {
    // mov dword [rdx + 0x10], edi
    let analysis = CrashAnalysis(site(fault, [0x89, 0x7a, 0x10], registers: ["rdx": 0xff0]))
    #expect(analysis.instruction == "mov dword [rdx + 0x10], edi")
    #expect(
      analysis.memoryAccesses == [MemoryAccess(address: 0x1000, byteCount: 4, kind: .write)])
    #expect(analysis.instructionPointerUpdate == nil)
  }

  @Test func `base, scaled index and displacement wrap around`() {
    // mov rax, qword [rbx + rcx * 8 - 8]
    let analysis = CrashAnalysis(
      site(fault, [0x48, 0x8b, 0x44, 0xcb, 0xf8], registers: ["rbx": .max - 7, "rcx": 2]))
    #expect(analysis.memoryAccesses == [MemoryAccess(address: 0, byteCount: 8, kind: .read)])
  }

  @Test func `memory relative to the program counter is counted from the next instruction`() {
    // mov eax, dword [rip + 0x20]: six bytes
    let analysis = CrashAnalysis(
      site(fault, [0x8b, 0x05, 0x20, 0, 0, 0], registers: ["rip": 0x4000]))
    #expect(analysis.memoryAccesses?.map(\.address) == [0x4026])
  }

  @Test func `half a register is the lower half`() {
    // mov eax, dword [ecx]; mov eax, dword [r9d]
    let registers: [String: UInt64] = ["rcx": 0xaaaa_bbbb_0000_1000, "r9": 0xcccc_dddd_0000_2000]
    let low = CrashAnalysis(site(fault, [0x67, 0x8b, 0x01], registers: registers))
    let high = CrashAnalysis(site(fault, [0x67, 0x41, 0x8b, 0x01], registers: registers))
    #expect(low.memoryAccesses?.map(\.address) == [0x1000])
    #expect(high.memoryAccesses?.map(\.address) == [0x2000])
  }

  @Test func `an instruction without memory accesses none`() {
    // mov ebp, eax
    #expect(CrashAnalysis(site(fault, [0x89, 0xc5])).memoryAccesses == [])
  }

  @Test func `memory of a thread's own segment has no known address`() {
    // mov rax, qword fs:[0x28]
    let bytes: [UInt8] = [0x64, 0x48, 0x8b, 0x04, 0x25, 0x28, 0, 0, 0]
    let analysis = CrashAnalysis(site(fault, bytes))
    #expect(analysis.instruction == "mov rax, qword fs:[0x28]")
    #expect(analysis.memoryAccesses == nil)
  }

  @Test func `a vector of indices has no one address`() {
    // vgatherdps ymm0, dword [rax + ymm1], ymm0
    let bytes: [UInt8] = [0xc4, 0xe2, 0x7d, 0x92, 0x04, 0x08]
    #expect(CrashAnalysis(site(fault, bytes, registers: ["rax": 1])).memoryAccesses == nil)
  }

  @Test func `an access whose kind rust-minidump does not tell has none`() {
    // idiv dword [rbp - 4]
    let analysis = CrashAnalysis(site(fault, [0xf7, 0x7d, 0xfc], registers: ["rbp": 0x1004]))
    #expect(analysis.memoryAccesses == [MemoryAccess(address: 0x1000, byteCount: 4, kind: nil)])
  }

  @Test func `without bytes, and on other CPUs, nothing is said of the instruction`() {
    var other = fault
    other.architecture = .arm64
    for analysis in [CrashAnalysis(site(fault)), CrashAnalysis(site(other, [0x89, 0x3a]))] {
      #expect(analysis.instruction == nil)
      #expect(analysis.memoryAccesses == nil)
    }
  }

  @Test func `a return leads where the top of the stack says`() {
    let analysis = CrashAnalysis(
      site(fault, [0xc3], registers: ["rsp": 0x7000], words: [0x7000: 0x1234]))
    #expect(analysis.memoryAccesses == [MemoryAccess(address: 0x7000, byteCount: 8, kind: .read)])
    #expect(analysis.instructionPointerUpdate == InstructionPointerUpdate(address: 0x1234))
  }

  @Test func `a call leads where its register or its memory says`() {
    // call rax; call qword [rbx + 0x10]
    let direct = CrashAnalysis(site(fault, [0xff, 0xd0], registers: ["rax": 0x55, "rsp": 0x7008]))
    #expect(direct.instructionPointerUpdate?.address == 0x55)
    #expect(direct.memoryAccesses == [MemoryAccess(address: 0x7000, byteCount: 8, kind: .write)])
    let indirect = CrashAnalysis(
      site(
        fault, [0xff, 0x53, 0x10], registers: ["rbx": 0x100, "rsp": 0x7008], words: [0x110: 0x66]))
    #expect(indirect.instructionPointerUpdate?.address == 0x66)
  }

  @Test func `a jump to a place in the code needs no mention`() {
    // jmp $+0x10
    #expect(CrashAnalysis(site(fault, [0xeb, 0x10])).instructionPointerUpdate == nil)
  }

  @Test func `an access into a small area without rights beside others hit a guard`() {
    let analysis = CrashAnalysis(
      site(
        fault, [0x89, 0x3a], registers: ["rdx": 0x1_1000],
        regions: [region(0x1_0000..<0x1_1000, [.read, .write]), region(0x1_1000..<0x1_2000, [])]))
    #expect(analysis.memoryAccesses?.map(\.isLikelyGuardPage) == [true])
  }
}

@Suite struct GuardTests {
  private let heap = region(0x10_0000..<0x11_0000, [.read, .write])

  @Test func `a guard may lie below what it guards`() {
    let permissions = MemoryPermissions([region(0xf_f000..<0x10_0000, []), heap])
    #expect(permissions.isLikelyGuard(at: 0xf_f800))
  }

  @Test func `a large area without rights is no guard`() {
    let permissions = MemoryPermissions([heap, region(0x11_0000..<0x11_8001, [])])
    #expect(!permissions.isLikelyGuard(at: 0x11_0000))
    let smaller = MemoryPermissions([heap, region(0x11_0000..<0x11_8000, [])])
    #expect(smaller.isLikelyGuard(at: 0x11_0000))
  }

  @Test func `an area that touches nothing is no guard`() {
    let permissions = MemoryPermissions([heap, region(0x11_1000..<0x11_2000, [])])
    #expect(!permissions.isLikelyGuard(at: 0x11_1000))
  }

  @Test func `memory that can be used is no guard`() {
    #expect(!MemoryPermissions([heap]).isLikelyGuard(at: 0x10_0000))
  }
}
