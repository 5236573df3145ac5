import Bytes
import MinidumpFormat
import Testing

/// The contexts that only Breakpad documents, at the offsets of its `minidump_cpu_*.h`.
struct BreakpadContextTests {
  @Test func `mips registers lie as documented`() throws {
    try Layout(
      ContextMIPS.self, byteCount: 600,
      [
        .u32(0, \.contextFlags.rawValue), .u64(264, \.multiplyHigh), .u64(272, \.multiplyLow),
        .u32(304, \.dspControl), .u64(312, \.programCounter), .u64(320, \.badVirtualAddress),
        .u32(328, \.status), .u32(332, \.cause), .u32(592, \.fpcsr), .u32(596, \.fir),
      ],
      (0..<32).map { index in .u64(8 + 8 * index) { $0.registers[index] } },
      (0..<3).map { index in .u32(280 + 4 * index) { $0.accumulatorsHigh[index] } },
      (0..<3).map { index in .u32(292 + 4 * index) { $0.accumulatorsLow[index] } },
      (0..<32).map { index in .u64(336 + 8 * index) { $0.floatRegisters[index] } }
    ).check(gaps: 8)
  }

  @Test func `32-bit riscv registers lie as documented`() throws {
    try Layout(
      ContextRISCV.self, byteCount: 268,
      [.u32(0, \.contextFlags.rawValue), .u32(4, \.version), .u32(264, \.fcsr)],
      (0..<32).map { index in .u32(8 + 4 * index) { $0.registers[index] } },
      (0..<32).map { index in .u32(136 + 4 * index) { $0.floatRegisters[index] } }
    ).check()
  }

  @Test func `64-bit riscv registers lie as documented`() throws {
    try Layout(
      ContextRISCV64.self, byteCount: 528,
      [.u32(0, \.contextFlags.rawValue), .u32(4, \.version), .u32(520, \.fcsr)],
      (0..<32).map { index in .u64(8 + 8 * index) { $0.registers[index] } },
      (0..<32).map { index in .u64(264 + 8 * index) { $0.floatRegisters[index] } }
    ).check(gaps: 4)
  }

  @Test func `32-bit ppc registers lie as documented`() throws {
    try Layout(
      ContextPPC.self, byteCount: 1004,
      [
        .u32(0, \.contextFlags.rawValue), .u32(4, \.srr0), .u32(8, \.srr1), .u32(140, \.cr),
        .u32(144, \.xer), .u32(148, \.lr), .u32(152, \.ctr), .u32(156, \.mq), .u32(160, \.vrsave),
      ],
      (0..<32).map { index in .u32(12 + 4 * index) { $0.registers[index] } },
      floatFields(at: 164) { $0.floatSave },
      vectorFields(at: 428) { $0.vectorSave }
    ).check(gaps: 48)
  }

  @Test func `64-bit ppc registers lie as documented`() throws {
    try Layout(
      ContextPPC64.self, byteCount: 1160,
      [
        .u64(0, \.contextFlags), .u64(8, \.srr0), .u64(16, \.srr1), .u64(280, \.cr),
        .u64(288, \.xer), .u64(296, \.lr), .u64(304, \.ctr), .u64(312, \.vrsave),
      ],
      (0..<32).map { index in .u64(24 + 8 * index) { $0.registers[index] } },
      floatFields(at: 320) { $0.floatSave },
      vectorFields(at: 584) { $0.vectorSave }
    ).check(gaps: 48)
  }

  @Test func `sparc registers lie as documented`() throws {
    try Layout(
      ContextSPARC.self, byteCount: 584,
      [
        .u32(0, \.contextFlags.rawValue), .u64(264, \.ccr), .u64(272, \.pc), .u64(280, \.npc),
        .u64(288, \.y), .u64(296, \.asi), .u64(304, \.fprs), .u64(576, \.fsr),
      ],
      (0..<32).map { index in .u64(8 + 8 * index) { $0.registers[index] } },
      (0..<32).map { index in .u64(312 + 8 * index) { $0.floatRegisters[index] } }
    ).check(gaps: 12)
  }
}

private func floatFields<Context: Record>(
  at start: Int, _ get: @escaping @Sendable (Context) -> FloatSavePPCRecord
) -> [Layout<Context>.Field] {
  (0..<32).map { index in .u64(start + 8 * index) { get($0).registers[index] } }
    + [.u32(start + 260) { get($0).fpscr }]
}

private func vectorFields<Context: Record>(
  at start: Int, _ get: @escaping @Sendable (Context) -> VectorSavePPCRecord
) -> [Layout<Context>.Field] {
  (0..<32).map { index in .u128(start + 16 * index) { get($0).registers[index] } }
    + [.u128(start + 512) { get($0).vscr }, .u32(start + 544) { get($0).validRegisters }]
}
