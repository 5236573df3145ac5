import Bytes
import ELF
import Support
import Testing

@testable import SymbolDumping

/// A program of 0x100 bytes of code at 0x1000: of 0x1000 and 0x1040 Arm's tables tell how they are
/// left, of 0x1080 that it cannot be left, of 0x10c0 that it is, again.
private func program(debugFrame: [UInt8] = []) throws -> DumpSource {
  var laid = SyntheticELF(is64Bit: false, machine: 40)
  var index = ByteAssembler()
  let entries: [(start: UInt32, word: UInt32)] = [
    (0x1001, 0x8001_a8b0),  // Thumb; vsp += 8; pop {r4, lr}; finish
    (0x1040, 0x809b_8480),  // vsp = r11; pop {r11, lr}
    (0x1080, 1),  // EXIDX_CANTUNWIND
    (0x10c0, 0x80b0_b0b0),  // finish
  ]
  for (number, entry) in entries.enumerated() {
    index.u32((entry.start &- 0x4000 &- UInt32(number * 8)) & 0x7fff_ffff)
    index.u32(entry.word)
  }
  let text = laid.add(
    ".text", flags: 6, address: 0x1000, [UInt8](repeating: 0, count: 0x100))
  laid.add(".ARM.exidx", type: 0x7000_0001, flags: 2, address: 0x4000, index.bytes)
  if !debugFrame.isEmpty { laid.add(".debug_frame", debugFrame) }
  laid.segments = [.init(type: 1, flags: 5, section: text)]
  return DumpSource(try ELFFile(ByteView(laid.bytes)), name: "a")
}

/// Call-frame information of one stretch: the frame address is sp + 0.
func debugFrame(from start: UInt32, byteCount: UInt32) -> [UInt8] {
  var bytes = ByteAssembler()
  bytes.u32(12)  // length of the common entry
  bytes.u32(0xffff_ffff)  // CIE_id
  bytes.raw([4, 0, 4, 0])  // version, no augmentation, addresses of 4 bytes, no segments
  bytes.raw([1, 0x7c, 14, 0])  // alignment of code, of data, return address register, DW_CFA_nop
  bytes.u32(16)  // length of the description
  bytes.u32(0)  // of the common entry
  bytes.u32(start)
  bytes.u32(byteCount)
  bytes.raw([0x0c, 13, 0, 0])  // DW_CFA_def_cfa sp, 0; DW_CFA_nop
  return bytes.bytes
}

private func frames(of source: DumpSource) async throws -> [Substring] {
  String(decoding: try await Programs.symbols(of: source), as: UTF8.self)
    .split(separator: "\n").filter { $0.hasPrefix("STACK") }
}

/// What `.ARM.exidx` says, as STACK CFI.
@Suite struct ARMFrameTests {
  @Test func `how functions are left is written for all of them`() async throws {
    #expect(
      try await frames(of: program()) == [
        "STACK CFI INIT 0 40 .cfa: sp 16 + .ra: sp 12 + ^ r4: sp 8 + ^",
        "STACK CFI INIT 40 40 .cfa: r11 8 + .ra: r11 4 + ^ r11: r11 ^",
        "STACK CFI INIT c0 40 .cfa: sp .ra: lr",
      ])
  }

  @Test func `what call-frame information covers is its own`() async throws {
    let middle = debugFrame(from: 0x1010, byteCount: 0x20)
    #expect(
      try await frames(of: program(debugFrame: middle)) == [
        "STACK CFI INIT 0 10 .cfa: sp 16 + .ra: sp 12 + ^ r4: sp 8 + ^",
        "STACK CFI INIT 10 20 .cfa: sp 0 + .ra: lr",
        "STACK CFI INIT 30 10 .cfa: sp 16 + .ra: sp 12 + ^ r4: sp 8 + ^",
        "STACK CFI INIT 40 40 .cfa: r11 8 + .ra: r11 4 + ^ r11: r11 ^",
        "STACK CFI INIT c0 40 .cfa: sp .ra: lr",
      ])
    let across = debugFrame(from: 0x1000, byteCount: 0xd0)
    #expect(
      try await frames(of: program(debugFrame: across)) == [
        "STACK CFI INIT 0 d0 .cfa: sp 0 + .ra: lr", "STACK CFI INIT d0 30 .cfa: sp .ra: lr",
      ])
  }

  @Test func `without call frames there are none of Arm's tables`() async throws {
    let symbols = try await Programs.symbols(of: program()) { $0.includesCallFrames = false }
    #expect(!String(decoding: symbols, as: UTF8.self).contains("STACK"))
  }
}
