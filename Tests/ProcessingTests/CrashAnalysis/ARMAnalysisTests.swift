import Bytes
import MinidumpFormat
import MinidumpReading
import Symbols
import Testing

@testable import Processing

@Suite struct ARMAnalysisTests {
  private func fault(at address: UInt64, siCode: UInt32 = 1) -> ExceptionFacts {
    var facts = ExceptionFacts.segmentationFault(siCode, at: address)
    facts.architecture = .arm
    return facts
  }

  /// - Parameter word: of A32, or half words of Thumb, the first in the upper bits.
  private func armSite(
    _ address: UInt64, _ word: UInt32, isThumb: Bool = false, registers: [String: UInt64],
    words: [UInt64: UInt64] = [:]
  ) -> CrashSite<Words> {
    let halves = isThumb ? (word > 0xffff ? [word >> 16, word] : [word]) : [word, word >> 16]
    let code = halves.flatMap {
      [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)]
    }
    var site = site(fault(at: address), code, registers: registers, words: words)
    site.armState = ARMState(isThumb: isThumb)
    return site
  }

  @Test func `an access of A32 is given with its address, size and kind`() {
    // ldr r0, [r1, #8]
    let analysis = CrashAnalysis(armSite(0x1008, 0xe591_0008, registers: ["r1": 0x1000]))
    #expect(analysis.cpu == "arm")
    #expect(analysis.instruction == "ldr r0, [r1, #8]")
    #expect(analysis.memoryAccesses == [MemoryAccess(address: 0x1008, byteCount: 4, kind: .read)])
    #expect(analysis.inconsistencies.isEmpty && analysis.possibleBitFlips.isEmpty)
  }

  @Test func `r11 has a name of its own in dumps`() {
    // str r0, [r11, #-8]
    let analysis = CrashAnalysis(armSite(0xff8, 0xe50b_0008, registers: ["fp": 0x1000]))
    #expect(analysis.memoryAccesses?.map(\.address) == [0xff8])
  }

  @Test func `addresses of 32-bit Arm wrap around`() {
    // ldr r0, [r1, -r2, asr #4]
    let analysis = CrashAnalysis(
      armSite(0x10, 0xe711_0242, registers: ["r1": 0, "r2": 0xffff_ff00]))
    #expect(analysis.memoryAccesses?.map(\.address) == [0x10])
    #expect(analysis.adjustedAddress == .nullPointer(offset: 0x10))
  }

  @Test func `numbers beside the code of Thumb count from a whole word`() {
    // ldr r0, [pc, #0x10] at 0x4002, and of A32 at 0x4000
    let thumb = CrashAnalysis(
      armSite(0x4014, 0x4804, isThumb: true, registers: ["pc": 0x4002]))
    #expect(thumb.memoryAccesses?.map(\.address) == [0x4014])
    let arm = CrashAnalysis(armSite(0x4018, 0xe59f_0010, registers: ["pc": 0x4000]))
    #expect(arm.memoryAccesses?.map(\.address) == [0x4018])
  }

  @Test func `a push is one access below the stack pointer`() {
    // push {r4, lr} of Thumb
    let analysis = CrashAnalysis(
      armSite(0xffc, 0xb510, isThumb: true, registers: ["sp": 0x1000]))
    #expect(analysis.memoryAccesses == [MemoryAccess(address: 0xff8, byteCount: 8, kind: .write)])
    #expect(analysis.inconsistencies.isEmpty)
  }

  @Test func `a jump's target is without the bit that chooses Thumb`() {
    // bx r3; pop {r4, pc} of Thumb
    let branch = CrashAnalysis(armSite(0x9000, 0xe12f_ff13, registers: ["r3": 0x9001]))
    #expect(branch.instructionPointerUpdate == InstructionPointerUpdate(address: 0x9000))
    let words = [0x1004: 0x8001] as [UInt64: UInt64]
    let pop = CrashAnalysis(
      armSite(0x8000, 0xbd10, isThumb: true, registers: ["sp": 0x1000], words: words))
    #expect(pop.instructionPointerUpdate == InstructionPointerUpdate(address: 0x8000))
  }

  @Test func `traps of compilers are told`() {
    // udf #0xfdee of LLVM's A32, udf #0xfe of its Thumb
    for site in [
      armSite(0, 0xe7ff_defe, registers: [:]), armSite(0, 0xdefe, isThumb: true, registers: [:]),
    ] {
      let trap = CrashAnalysis(site).deliberateTrap
      #expect(trap?.meaning.contains("__builtin_trap") == true)
    }
  }

  @Test func `the status register says whether code is Thumb, and its condition`() {
    var context = ContextARM()
    #expect(ARMState(.arm(context), on: .linux) == ARMState(isThumb: false))
    context.cpsr = 1 << 5 | 0b000110 << 10
    #expect(ARMState(.arm(context), on: .linux) == ARMState(isThumb: true, blockState: 0x18))
    context.cpsr = 0
    #expect(ARMState(.arm(context), on: .windowsNT)?.isThumb == true)
    context.registers[15] = 0x4002
    #expect(ARMState(.arm(context), on: .linux)?.isThumb == true)
    #expect(ARMState(.amd64(ContextAMD64()), on: .linux) == nil)
  }

  @Test func `code that a dump lacks is read from the module's file`() {
    // ldr r0, [r1, #8], half of it in the dump
    var site = armSite(0x1008, 0xe591_0008, registers: ["r1": 0x1000, "pc": 0x8004])
    site.instructionBytes = [0x08, 0x00]
    var symbols = SymbolTable(modules: [
      LoadedModule(id: ModuleID(codeFile: "app"), baseAddress: 0x8000, byteCount: 0x1000)
    ])
    site.completeCode(from: symbols)
    #expect(CrashAnalysis(site).instruction == nil)
    symbols[0] = CodeFile(start: 4, bytes: [0x08, 0x00, 0x91, 0xe5])
    site.completeCode(from: symbols)
    let analysis = CrashAnalysis(site)
    #expect(analysis.instruction == "ldr r0, [r1, #8]" && analysis.isInstructionFromFile)
    #expect(!CrashAnalysis(armSite(0, 0xe591_0008, registers: [:])).isInstructionFromFile)
  }
}

/// A file that has code, and no symbols.
private final class CodeFile: SymbolFile {
  let moduleID = ModuleID(codeFile: "app")
  private let start: UInt64
  private let bytes: [UInt8]

  init(start: UInt64, bytes: [UInt8]) {
    self.start = start
    self.bytes = bytes
  }

  func symbol(at relativeAddress: UInt64) -> SymbolMatch? { nil }
  func cfiRules(at relativeAddress: UInt64, registers: RegisterNames) -> CFIRules? { nil }

  func code(at relativeAddress: UInt64, byteCount: Int) -> UInt64? {
    let index = Int(relativeAddress) - Int(start)
    return bytes.indices.contains(index) ? UInt64(bytes[index]) : nil
  }
}
