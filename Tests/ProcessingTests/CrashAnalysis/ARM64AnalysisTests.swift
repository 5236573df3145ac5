import MinidumpFormat
import Testing

@testable import Processing

@Suite struct ARM64AnalysisTests {
  private func fault(at address: UInt64, siCode: UInt32 = 1) -> ExceptionFacts {
    var facts = ExceptionFacts.segmentationFault(siCode, at: address)
    facts.architecture = .arm64
    return facts
  }

  private func code(_ word: UInt32) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: word >> (8 * $0)) }
  }

  @Test func `an access of A64 is given with its address, size and kind`() {
    // ldr x0, [x1, #8]
    let analysis = CrashAnalysis(
      site(fault(at: 0x1008), code(0xf940_0420), registers: ["x1": 0x1000]))
    #expect(analysis.cpu == "arm64")
    #expect(analysis.instruction == "ldr x0, [x1, #8]")
    #expect(analysis.memoryAccesses == [MemoryAccess(address: 0x1008, byteCount: 8, kind: .read)])
    #expect(analysis.inconsistencies.isEmpty && analysis.adjustedAddress == nil)
  }

  @Test func `frame pointer and link register have names of their own in dumps`() {
    // str x0, [x29, #8]; ldr x0, [x30]
    let frame = CrashAnalysis(
      site(fault(at: 0x1008), code(0xf900_07a0), registers: ["fp": 0x1000]))
    #expect(frame.memoryAccesses?.map(\.address) == [0x1008])
    let link = CrashAnalysis(site(fault(at: 0x2000), code(0xf940_03c0), registers: ["lr": 0x2000]))
    #expect(link.memoryAccesses?.map(\.address) == [0x2000])
  }

  @Test func `an index of 32 bits is extended with its sign`() {
    // ldr w0, [x1, w2, sxtw #2]
    let analysis = CrashAnalysis(
      site(
        fault(at: 0xff8), code(0xb862_d820), registers: ["x1": 0x1000, "x2": 0xaaaa_ffff_fffe]))
    #expect(analysis.memoryAccesses?.map(\.address) == [0xff8])
  }

  @Test func `numbers beside the code are counted from the instruction`() {
    // ldr x0, $+8
    let analysis = CrashAnalysis(
      site(fault(at: 0x4008), code(0x5800_0040), registers: ["pc": 0x4000]))
    #expect(analysis.memoryAccesses?.map(\.address) == [0x4008])
    #expect(analysis.inconsistencies.isEmpty)
  }

  @Test func `a base of zero is a null pointer with an offset`() {
    // stp x29, x30, [x0, #16]
    let analysis = CrashAnalysis(site(fault(at: 0x10), code(0xa901_781d), registers: ["x0": 0]))
    #expect(analysis.adjustedAddress == .nullPointer(offset: 0x10))
  }

  @Test func `the upper byte of a pointer is a tag, not part of the address`() {
    let heap = region(0x1000..<0x2000, [])
    let beside = region(0x2000..<0x3000, [.read, .write])
    // ldr x0, [x1]
    let analysis = CrashAnalysis(
      site(
        fault(at: 0x1000), code(0xf940_0020), registers: ["x1": 0xa500_0000_0000_1000],
        regions: [heap, beside]))
    #expect(
      analysis.memoryAccesses == [
        MemoryAccess(
          address: 0x1000, byteCount: 8, kind: .read, isLikelyGuardPage: true, tag: 0xa5)
      ])
    #expect(analysis.inconsistencies.isEmpty)
    #expect(analysis.adjustedAddress == nil)
  }

  @Test func `a pointer that no CPU translates is told whole`() {
    // ldr x0, [x1]; Linux tells the address without its upper byte.
    let analysis = CrashAnalysis(
      site(
        fault(at: 0x41_4141_4141_4141), code(0xf940_0020),
        registers: ["x1": 0x4141_4141_4141_4141]))
    #expect(analysis.adjustedAddress == .nonCanonical(0x4141_4141_4141_4141))
  }

  @Test func `a signed target is told without its signature`() {
    // blraa x16, x17; blr x16; retaa
    let registers: [String: UInt64] = [
      "x16": 0x0031_7fff_1234_5678, "lr": 0x0042_7fff_0000_1000,
    ]
    let checked = CrashAnalysis(site(fault(at: 0), code(0xd73f_0a11), registers: registers))
    #expect(checked.instructionPointerUpdate?.address == 0x7fff_1234_5678)
    let plain = CrashAnalysis(site(fault(at: 0), code(0xd63f_0200), registers: registers))
    #expect(plain.instructionPointerUpdate?.address == 0x0031_7fff_1234_5678)
    let returned = CrashAnalysis(site(fault(at: 0), code(0xd65f_0bff), registers: registers))
    #expect(returned.instructionPointerUpdate?.address == 0x7fff_0000_1000)
    #expect(returned.memoryAccesses == [])
  }

  @Test func `a dump may say which bits are signature`() {
    // ldraa x0, [x1]
    var site = site(
      fault(at: 0), code(0xf820_0420), registers: ["x1": 0x0031_ffff_1234_5678])
    site.signatureBits = 0xffff_ff80_0000_0000
    #expect(CrashAnalysis(site).memoryAccesses?.map(\.address) == [0x7f_1234_5678])
  }

  @Test func `a call needs no stack on A64`() {
    // blr x8
    let analysis = CrashAnalysis(
      site(fault(at: 0x66), code(0xd63f_0100), registers: ["x8": 0x66, "pc": 0x4000]))
    #expect(analysis.memoryAccesses == [])
    #expect(analysis.instructionPointerUpdate?.address == 0x66)
    #expect(analysis.inconsistencies.isEmpty)
  }

  @Test func `an instruction without memory cannot be refused any`() {
    // add x0, x1, #1
    let analysis = CrashAnalysis(
      site(fault(at: 0x5000), code(0x9100_0420), registers: ["pc": 0x4000]))
    #expect(analysis.inconsistencies == [.accessNotOfInstruction])
  }

  @Test func `A64 divides by zero without a signal`() {
    let facts = ExceptionFacts(code: 8, flags: 1, platform: .linux, architecture: .arm64)
    // sdiv x0, x1, x2
    #expect(
      CrashAnalysis(site(facts, code(0x9ac2_0c20))).inconsistencies == [.divisionByZeroNotPossible])
    // EXCEPTION_INT_DIVIDE_BY_ZERO at brk #0xf004
    let windows = ExceptionFacts(code: 0xc000_0094, platform: .windowsNT, architecture: .arm64)
    #expect(CrashAnalysis(site(windows, code(0xd43e_0080))).inconsistencies == [])
  }

  @Test func `bits flip below the tag`() {
    let heap = region(0x50_0000..<0x50_1000, [.read, .write])
    // ldr x0, [x1]
    let low = CrashAnalysis(
      site(
        fault(at: 0x1_0050_0010), code(0xf940_0020), registers: ["x1": 0xa500_0001_0050_0010],
        regions: [heap]))
    #expect(low.possibleBitFlips.map(\.address) == [0x50_0010, 0x50_0010])
    let high = CrashAnalysis(
      site(
        fault(at: 0x10_0000_0050_0010), code(0xf940_0020),
        registers: ["x1": 0x10_0000_0050_0010], regions: [heap]))
    #expect(high.possibleBitFlips.map(\.address) == [0x50_0010, 0x50_0010])
    #expect(high.possibleBitFlips.map(\.wasNonCanonical) == [true, true])
  }
}
