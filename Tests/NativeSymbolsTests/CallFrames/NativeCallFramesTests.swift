import Bytes
import DWARF
import ELF
import NativeSymbols
import Support
import Symbols
import Testing

/// Of amd64, by DWARF's numbers.
let amd64 = RegisterNames([
  "rax", "rdx", "rcx", "rbx", "rsi", "rdi", "rbp", "rsp",
  "r8", "r9", "r10", "r11", "r12", "r13", "r14", "r15", "rip",
])

/// rsp + 8, return address below it.
let standard: [UInt8] = [
  0x0c, 7, 8,  // DW_CFA_def_cfa: rsp + 8
  0x90, 1,  // DW_CFA_offset: 16 at cfa - 8
]

/// A file with call-frame information of one function of 0x100 bytes at 0x1000.
struct FramedFile {
  var file = SyntheticELF()

  init(
    _ instructions: [UInt8], common: [UInt8] = standard, letters: String = "",
    section: String = ".eh_frame"
  ) {
    var frames = CallFrameBytes(isDebug: section == ".debug_frame")
    let letterData: [UInt8] = letters.hasPrefix("z") ? [0] : []
    let place = frames.common(common, letters: letters)
    frames.function(common: place, 0x1000, 0x100, augmentation: letterData, instructions)
    file.add(section, flags: 2, address: 0x2000, frames.bytes.bytes)
  }

  func rules(at address: UInt64 = 0x1000, registers: RegisterNames = amd64) throws -> CFIRules? {
    NativeCallFrames(NativeFiles(image: try ELFFile(ByteView(file.bytes))))
      .rules(at: address, registers: registers)
  }
}

private func rules(
  _ instructions: [UInt8], common: [UInt8] = standard, letters: String = ""
) throws -> CFIRules? {
  try FramedFile(instructions, common: common, letters: letters).rules()
}

@Suite struct NativeCallFramesTests {
  @Test func `a row becomes rules for the unwinder's registers`() throws {
    let rules = try rules([
      0x0e, 32, 0x86, 2, 0x83, 3,  // def_cfa_offset 32; offset r6, r3
      0x08, 12, 0x07, 13, 0x09, 14, 15,  // same_value r12; undefined r13; register r14 in r15
      0x14, 1, 1,  // val_offset r1
    ])
    #expect(
      rules
        == CFIRules(
          cfa: .register(7, plus: 32), returnAddress: .memory(atCFAPlus: -8),
          registers: [
            (1, .cfa(plus: -8)), (3, .memory(atCFAPlus: -24)), (6, .memory(atCFAPlus: -16)),
            (12, .register(12, plus: 0)), (13, .undefined), (14, .register(15, plus: 0)),
          ]))
  }

  @Test func `an undefined return address is the end of the stack`() throws {
    #expect(try rules([0x07, 16])?.returnAddress == .undefined)
  }

  @Test func `without a rule for frame or return address there are no rules`() throws {
    #expect(try rules([], common: [0x0c, 7, 8]) == nil)
    #expect(try rules([], common: [0x90, 1]) == nil)
  }

  @Test func `a signal frame is told, with its registers`() throws {
    #expect(try rules([], letters: "zS")?.isSignalFrame == true)
    #expect(try rules([])?.isSignalFrame == false)
  }

  @Test func `debug frames serve where there are no others`() throws {
    let file = FramedFile([], section: ".debug_frame")
    #expect(try file.rules()?.cfa == .register(7, plus: 8))
    #expect(try file.rules(at: 0x1100) == nil)
    #expect(NativeCallFrames(NativeFiles(image: try ELFFile(ByteView(file.file.bytes)))).isThere)
    #expect(
      !NativeCallFrames(NativeFiles(image: try ELFFile(ByteView(SyntheticELF().bytes)))).isThere)
  }

  @Test func `a separate file adds its debug frames`() throws {
    let frames = NativeCallFrames(
      NativeFiles(
        image: try ELFFile(ByteView(SyntheticELF().bytes)),
        debug: try ELFFile(ByteView(FramedFile([], section: ".debug_frame").file.bytes))))
    #expect(frames.isThere)
    #expect(frames.rules(at: 0x10ff, registers: amd64)?.cfa == .register(7, plus: 8))
    #expect(frames.sections.count == 1)
  }

  @Test func `registers of another CPU have no rules`() throws {
    let file = FramedFile([])
    #expect(try file.rules(registers: RegisterNames(["eax", "ecx", "edx", "ebx", "esp"])) == nil)
  }

  @Test func `addresses are relative to the lowest segment`() throws {
    var laid = FramedFile([])
    laid.file.segments = [.init(type: 1, flags: 5, section: 1)]
    #expect(try laid.rules(at: 0x1000) == nil)
    // The section, and so the segment, begins at 0x2000.
    #expect(try laid.rules(at: 0x1000 &- 0x2000) != nil)
  }

  @Test func `a debug file's empty sections have no rules`() throws {
    var laid = SyntheticELF()
    laid.add(".eh_frame", type: 8, flags: 2, address: 0x2000, [1, 2, 3, 4])
    let header = laid.add(".eh_frame_hdr", type: 8, flags: 2, address: 0x1000, [1, 0x1b, 3, 0x3b])
    laid.segments = [.init(type: 0x6474_e550, flags: 4, section: header)]
    #expect(!NativeCallFrames(NativeFiles(image: try ELFFile(ByteView(laid.bytes)))).isThere)
  }

  @Test(arguments: [false, true])
  func `without section headers, and in memory, a segment leads to the frames`(
    isLoaded: Bool
  ) throws {
    var frames = CallFrameBytes()
    let common = frames.common(standard)
    let entry = frames.function(common: common, 0x1000, 0x100, [])
    frames.bytes.u32(0)
    var table = ByteAssembler()
    table.raw([1, 0x1b, 0x03, 0x3b])
    table.u32(UInt32(bitPattern: 0x2000 - 0x3004))
    table.u32(1)
    table.u32(UInt32(bitPattern: 0x1000 - 0x3000))
    table.u32(UInt32(bitPattern: Int32(0x2000 + entry - 0x3000)))
    var laid = SyntheticELF()
    laid.hasSectionHeaders = false
    let text = laid.add("", flags: 2, address: 0, [0])
    let section = laid.add("", flags: 2, address: 0x2000, frames.bytes.bytes)
    let header = laid.add("", flags: 2, address: 0x3000, table.bytes)
    laid.segments =
      [text, section, header].map { .init(type: 1, flags: 4, section: $0) }
      + [.init(type: 0x6474_e550, flags: 4, section: header)]
    var bytes = laid.bytes
    if isLoaded {
      bytes += [UInt8](repeating: 0, count: 0x2000 - bytes.count) + frames.bytes.bytes
      bytes += [UInt8](repeating: 0, count: 0x3000 - bytes.count) + table.bytes
    }
    let view = ByteView(bytes)
    let file = try isLoaded ? ELFFile(loaded: { view.clampedSlice(at: $0) }) : ELFFile(view)
    let rules = NativeCallFrames(NativeFiles(image: file)).rules(at: 0x1080, registers: amd64)
    #expect(rules?.cfa == .register(7, plus: 8))
  }

  /// 100,000 rows, which each question goes through.
  @Test func `functions with endless instructions are not gone through endlessly`() throws {
    let advance: [UInt8] = [0x41, 0x0e, 16]
    let laid = FramedFile(Array(repeating: advance, count: 100_000).flatMap { $0 })
    let frames = NativeCallFrames(NativeFiles(image: try ELFFile(ByteView(laid.file.bytes))))
    let addresses = (0..<10_000).map { 0x1000 + UInt64($0 % 256) }
    let task = frames.forOneTask()
    let answered = addresses.count { task.rules(at: $0, registers: amd64) != nil }
    #expect(answered == 10_000)
    // Each by another copy, so that nothing is remembered.
    let more = (0..<4000).count { _ in
      frames.forOneTask().rules(at: 0x1000, registers: amd64) != nil
    }
    #expect((3000...3600).contains(more))
  }
}
