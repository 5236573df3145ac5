import MinidumpFormat
import Testing

@testable import Processing

@Suite struct AdjustedAddressTests {
  /// mov dword [rdx + 0x10], edi
  private let store: [UInt8] = [0x89, 0x7a, 0x10]

  @Test func `a base of zero is a null pointer with an offset`() {
    let fault = ExceptionFacts.segmentationFault(1, at: 0x10)
    let analysis = CrashAnalysis(site(fault, store, registers: ["rdx": 0]))
    #expect(analysis.adjustedAddress == .nullPointer(offset: 0x10))
  }

  @Test func `a number in place of a pointer is no null pointer`() {
    // mov dword [0x45], 5
    let bytes: [UInt8] = [0xc7, 0x04, 0x25, 0x45, 0, 0, 0, 5, 0, 0, 0]
    let fault = ExceptionFacts.segmentationFault(1, at: 0x45)
    #expect(CrashAnalysis(site(fault, bytes)).adjustedAddress == nil)
  }

  @Test func `an index of zero is no null pointer`() {
    // mov al, byte [rsi * 4 + 0x1000]
    let bytes: [UInt8] = [0x8a, 0x04, 0xb5, 0x00, 0x10, 0, 0]
    let fault = ExceptionFacts.segmentationFault(1, at: 0x1000)
    #expect(CrashAnalysis(site(fault, bytes, registers: ["rsi": 0])).adjustedAddress == nil)
  }

  @Test(arguments: [
    ExceptionFacts.segmentationFault(0x80, at: 0),
    ExceptionFacts.accessViolation(0, at: .max),
    // EXC_BAD_ACCESS / EXC_I386_GPFLT
    ExceptionFacts(code: 1, flags: 13, platform: .macOS, architecture: .amd64),
  ])
  func `the address a CPU refused is found in the instruction`(_ fault: ExceptionFacts) {
    let analysis = CrashAnalysis(site(fault, store, registers: ["rdx": 0x8000_0000_0000_0000]))
    #expect(analysis.adjustedAddress == .nonCanonical(0x8000_0000_0000_0010))
  }

  @Test(arguments: [0x0000_7fff_ffff_ffff as UInt64, 0xffff_8000_0000_0000])
  func `an address at the edge is not refused`(_ address: UInt64) {
    let analysis = CrashAnalysis(
      site(.segmentationFault(0x80, at: 0), [0x89, 0x3a], registers: ["rdx": address]))
    #expect(analysis.adjustedAddress == nil)
  }

  @Test func `a jump can go where the CPU refuses to`() {
    // jmp rax
    let analysis = CrashAnalysis(
      site(
        .segmentationFault(0x80, at: 0), [0xff, 0xe0], registers: ["rax": 0x4141_4141_4141_4141]))
    #expect(analysis.adjustedAddress == .nonCanonical(0x4141_4141_4141_4141))
  }

  @Test func `an address the system could tell is believed`() {
    let analysis = CrashAnalysis(
      site(.segmentationFault(1, at: 0x40), store, registers: ["rdx": 0x8000_0000_0000_0000]))
    #expect(analysis.adjustedAddress == nil)
  }
}
