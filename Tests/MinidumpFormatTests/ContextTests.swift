import Bytes
import MinidumpFormat
import Testing

struct ContextTests {
  @Test func `x86 registers lie as documented`() throws {
    try Layout(
      ContextX86.self, byteCount: 716,
      [
        .u32(0, \.contextFlags.rawValue), .u32(4, \.dr0), .u32(8, \.dr1), .u32(12, \.dr2),
        .u32(16, \.dr3), .u32(20, \.dr6), .u32(24, \.dr7),
        .u32(28, \.floatSave.controlWord), .u32(32, \.floatSave.statusWord),
        .u32(36, \.floatSave.tagWord), .u32(40, \.floatSave.errorOffset),
        .u32(44, \.floatSave.errorSelector), .u32(48, \.floatSave.dataOffset),
        .u32(52, \.floatSave.dataSelector), .u32(136, \.floatSave.cr0NPXState),
        .u32(140, \.gs), .u32(144, \.fs), .u32(148, \.es), .u32(152, \.ds),
        .u32(156, \.edi), .u32(160, \.esi), .u32(164, \.ebx), .u32(168, \.edx),
        .u32(172, \.ecx), .u32(176, \.eax), .u32(180, \.ebp), .u32(184, \.eip),
        .u32(188, \.cs), .u32(192, \.eflags), .u32(196, \.esp), .u32(200, \.ss),
      ],
      (0..<80).map { index in .u8(56 + index) { $0.floatSave.registers[index] } },
      floatFields(at: 204) { $0.extendedRegisters }
    ).check()
  }

  @Test func `amd64 registers lie as documented`() throws {
    try Layout(
      ContextAMD64.self, byteCount: 1232,
      [
        .u64(0, \.home1), .u64(8, \.home2), .u64(16, \.home3), .u64(24, \.home4),
        .u64(32, \.home5), .u64(40, \.home6), .u32(48, \.contextFlags.rawValue), .u32(52, \.mxcsr),
        .u16(56, \.cs), .u16(58, \.ds), .u16(60, \.es), .u16(62, \.fs), .u16(64, \.gs),
        .u16(66, \.ss), .u32(68, \.eflags), .u64(72, \.dr0), .u64(80, \.dr1), .u64(88, \.dr2),
        .u64(96, \.dr3), .u64(104, \.dr6), .u64(112, \.dr7),
        .u64(120, \.rax), .u64(128, \.rcx), .u64(136, \.rdx), .u64(144, \.rbx), .u64(152, \.rsp),
        .u64(160, \.rbp), .u64(168, \.rsi), .u64(176, \.rdi), .u64(184, \.r8), .u64(192, \.r9),
        .u64(200, \.r10), .u64(208, \.r11), .u64(216, \.r12), .u64(224, \.r13), .u64(232, \.r14),
        .u64(240, \.r15), .u64(248, \.rip),
        .u64(1184, \.vectorControl), .u64(1192, \.debugControl), .u64(1200, \.lastBranchTo),
        .u64(1208, \.lastBranchFrom), .u64(1216, \.lastExceptionTo),
        .u64(1224, \.lastExceptionFrom),
      ],
      floatFields(at: 256) { $0.floatSave },
      (0..<26).map { index in .u128(768 + 16 * index) { $0.vectorRegisters[index] } }
    ).check()
  }

  @Test func `arm registers lie as documented`() throws {
    try Layout(
      ContextARM.self, byteCount: 368,
      [.u32(0, \.contextFlags.rawValue), .u32(68, \.cpsr), .u64(72, \.fpscr)],
      (0..<16).map { index in .u32(4 + 4 * index) { $0.registers[index] } },
      (0..<32).map { index in .u64(80 + 8 * index) { $0.floatRegisters[index] } },
      (0..<8).map { index in .u32(336 + 4 * index) { $0.extraRegisters[index] } }
    ).check()
  }

  @Test func `arm64 registers lie as Windows documents them`() throws {
    try Layout(
      ContextARM64.self, byteCount: 912,
      [
        .u32(0, \.contextFlags.rawValue), .u32(4, \.cpsr), .u64(240, \.fp), .u64(248, \.lr),
        .u64(256, \.sp), .u64(264, \.pc), .u32(784, \.fpcr), .u32(788, \.fpsr),
      ],
      (0..<29).map { index in .u64(8 + 8 * index) { $0.registers[index] } },
      (0..<32).map { index in .u128(272 + 16 * index) { $0.floatRegisters[index] } },
      (0..<8).map { index in .u32(792 + 4 * index) { $0.breakpointControl[index] } },
      (0..<8).map { index in .u64(824 + 8 * index) { $0.breakpointValue[index] } },
      (0..<2).map { index in .u32(888 + 4 * index) { $0.watchpointControl[index] } },
      (0..<2).map { index in .u64(896 + 8 * index) { $0.watchpointValue[index] } }
    ).check()
  }

  @Test func `old arm64 registers lie as Breakpad documents them`() throws {
    try Layout(
      ContextARM64Old.self, byteCount: 796,
      [
        .u64(0, \.contextFlags), .u64(240, \.fp), .u64(248, \.lr), .u64(256, \.sp),
        .u64(264, \.pc), .u32(272, \.cpsr), .u32(276, \.fpsr), .u32(280, \.fpcr),
      ],
      (0..<29).map { index in .u64(8 + 8 * index) { $0.registers[index] } },
      (0..<32).map { index in .u128(284 + 16 * index) { $0.floatRegisters[index] } }
    ).check()
  }
}

@Test func `what follows a context with extended state lies as documented`() throws {
  try Layout(
    ContextExRecord.self, byteCount: 24,
    [
      .i32(0, \.all.offset), .u32(4, \.all.byteCount), .i32(8, \.context.offset),
      .u32(12, \.context.byteCount), .i32(16, \.extendedState.offset),
      .u32(20, \.extendedState.byteCount),
    ]
  ).check()
  try Layout(
    XSaveHeaderRecord.self, byteCount: 64, [.u64(0, \.savedFeatures), .u64(8, \.compaction)]
  ).check(gaps: 48)
}

/// FXSAVE, as Intel's manual lays it, 512 bytes.
private func floatFields<Context: Record>(
  at start: Int, _ get: @escaping @Sendable (Context) -> FXSaveRecord
) -> [Layout<Context>.Field] {
  let head: [Layout<Context>.Field] = [
    .u16(start) { get($0).controlWord },
    .u16(start + 2) { get($0).statusWord },
    .u8(start + 4) { get($0).tagWord },
    .u8(start + 5) { get($0).reserved1 },
    .u16(start + 6) { get($0).errorOpcode },
    .u32(start + 8) { get($0).errorOffset },
    .u16(start + 12) { get($0).errorSelector },
    .u16(start + 14) { get($0).reserved2 },
    .u32(start + 16) { get($0).dataOffset },
    .u16(start + 20) { get($0).dataSelector },
    .u16(start + 22) { get($0).reserved3 },
    .u32(start + 24) { get($0).mxcsr },
    .u32(start + 28) { get($0).mxcsrMask },
  ]
  return head
    + (0..<8).map { index in .u128(start + 32 + 16 * index) { get($0).floatRegisters[index] } }
    + (0..<16).map { index in .u128(start + 160 + 16 * index) { get($0).xmmRegisters[index] } }
    + (0..<96).map { index in .u8(start + 416 + index) { get($0).reserved4[index] } }
}
