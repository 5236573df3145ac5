import MinidumpFormat
import Testing

@testable import Processing

@Suite struct BitFlipTests {
  private let heap = region(0x50_0000..<0x50_1000, [.read, .write])

  private func flips(
    _ facts: ExceptionFacts, _ instruction: [UInt8] = [], registers: [String: UInt64] = [:]
  ) -> [BitFlip] {
    CrashAnalysis(site(facts, instruction, registers: registers, regions: [heap])).possibleBitFlips
  }

  @Test func `an address one bit away from memory may have been meant`() {
    let flip = flips(.segmentationFault(1, at: 0x1_0050_0123)).first
    #expect(flip?.address == 0x50_0123)
    #expect(flip?.register == nil)
    #expect(flip?.confidence == 0.25)
  }

  @Test func `two bits are not flipped`() {
    #expect(flips(.segmentationFault(1, at: 0x3_0050_0123)).isEmpty)
  }

  @Test func `an address in memory was not flipped`() {
    #expect(flips(.segmentationFault(2, at: 0x50_0123)).isEmpty)
  }

  @Test func `memory that forbids what was tried was not meant`() {
    // Execution, of memory for data.
    #expect(flips(.accessViolation(8, at: 0x1_0050_0123)).isEmpty)
    #expect(flips(.accessViolation(1, at: 0x1_0050_0123)).map(\.address) == [0x50_0123])
  }

  @Test func `one bit from nothing, a null pointer may have been meant`() {
    let low = flips(.segmentationFault(1, at: 0x10))
    #expect(low.map(\.address) == [0])
    #expect(low.first?.wasLow == true)
    // 1 - 0.75 * 0.75
    #expect(low.first?.confidence == 0.4375)
    let high = flips(.segmentationFault(1, at: 1 << 40))
    #expect(high.first?.wasLow == false)
    // 1 - 0.75 * 0.5
    #expect(high.first?.confidence == 0.625)
  }

  @Test func `registers near an address speak for it`() {
    let near: [String: UInt64] = ["rax": 0x50_0100, "rbx": 0x4f_f123, "rcx": 0x50_2000]
    let flip = flips(.segmentationFault(1, at: 0x1_0050_0123), registers: near).first
    #expect(flip?.nearbyRegisterCount == 2)
    // 1 - 0.75 * 0.45
    #expect(flip.map { abs($0.confidence - 0.6625) < 1e-6 } == true)
  }

  @Test func `registers near zero speak for nothing`() {
    let flip = flips(.segmentationFault(1, at: 1 << 40), registers: ["rax": 1]).first
    #expect(flip?.nearbyRegisterCount == 0)
  }

  @Test func `a register full of poison speaks against a flip`() {
    let poisoned = flips(
      .segmentationFault(1, at: 0x1_0050_0123), registers: ["rax": 0xe5e5_e5e5_e5e5_e5e5])
    #expect(poisoned.first?.hasPoisonRegisters == true)
    #expect(poisoned.first?.confidence == 0.125)
    let other = flips(
      .segmentationFault(1, at: 0x1_0050_0123), registers: ["rax": 0x4141_4141_4141_4141])
    #expect(other.first?.hasPoisonRegisters == false)
  }

  @Test func `the registers of the instruction are tried, too`() {
    // mov dword [rdx + 0x1000], edi
    let found = flips(
      .segmentationFault(1, at: 0x1_0050_1800), [0x89, 0xba, 0x00, 0x10, 0, 0],
      registers: ["rdx": 0x1_0050_0800, "rax": 0x2_0050_0000])
    #expect(found.map(\.register) == ["rdx"])
    #expect(found.first?.address == 0x50_0800)
  }

  @Test func `only upper bits make an address that the CPU refuses`() {
    // mov dword [rdx], edi
    let found = flips(
      .segmentationFault(0x80, at: 0), [0x89, 0x3a], registers: ["rdx": 0x0100_0000_0050_0010])
    // From the address and from the register, which are the same.
    #expect(found.map(\.address) == [0x50_0010, 0x50_0010])
    #expect(found.map(\.wasNonCanonical) == [true, true])
  }

  @Test func `a null pointer explains a crash without a flip`() {
    #expect(
      flips(.segmentationFault(1, at: 0x10), [0x89, 0x7a, 0x10], registers: ["rdx": 0]).isEmpty)
  }

  @Test func `flips are looked for where addresses have many bits to spare`() {
    var fault = ExceptionFacts.segmentationFault(1, at: 0x10)
    for architecture in [ProcessorArchitecture.x86, .arm] {
      fault.architecture = architecture
      #expect(flips(fault).isEmpty)
    }
    for architecture in [ProcessorArchitecture.arm64, .arm64Old, .ppc64] {
      fault.architecture = architecture
      #expect(flips(fault).map(\.address) == [0])
    }
  }
}
