import Instructions
import Testing

private func arm(_ word: UInt32) -> Instruction? {
  Instruction(arm: (0..<4).map { UInt8(truncatingIfNeeded: word >> (8 * $0)) })
}

/// Of a half word, or of two, the first in the upper bits.
private func thumb(_ bits: UInt32, blockState: UInt8 = 0) -> Instruction? {
  let halves = bits > 0xffff ? [bits >> 16, bits & 0xffff] : [bits]
  let bytes = halves.flatMap {
    [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)]
  }
  return Instruction(thumb: bytes, blockState: blockState)
}

/// Words as an assembler makes them; `pc` reads as two instructions further on.
@Test(
  arguments: [
    (0xe591_0008, "ldr r0, [r1, #8]", memory("r1", 8, 4, .read)),
    (0xe50d_0004, "str r0, [sp, #-4]", memory("sp", -4, 4, .write)),
    (0xe1d1_00f6, "ldrsh r0, [r1, #6]", memory("r1", 6, 2, .read)),
    (0xe0c1_00b2, "strh r0, [r1], #2", memory("r1", 0, 2, .write)),
    (0xe59f_0010, "ldr r0, [pc, #0x10]", memory("pc", 24, 4, .read)),
    (0xe1e2_00d8, "ldrd r0, r1, [r2, #8]!", memory("r2", 8, 8, .read)),
    (0xe191_0f9f, "ldrex r0, [r1]", memory("r1", 0, 4, .read)),
    (0xe1c2_0f91, "strexb r0, r1, [r2]", memory("r2", 0, 1, .write)),
    (0xe1a4_0e92, "stlexd r0, r2, r3, [r4]", memory("r4", 0, 8, .write)),
    (0xe191_0c9f, "lda r0, [r1]", memory("r1", 0, 4, .read)),
    (0xe890_8006, "ldm r0, {r1, r2, pc}", memory("r0", 0, 12, .read)),
    (0xe9a0_0006, "stmib r0!, {r1, r2}", memory("r0", 4, 8, .write)),
    (0xe810_0006, "ldmda r0, {r1, r2}", memory("r0", -4, 8, .read)),
    (0xe92d_4010, "push {r4, lr}", memory("sp", -8, 8, .write)),
    (0xe8bd_8030, "pop {r4, r5, pc}", memory("sp", 0, 12, .read)),
    (0xe52d_4004, "push {r4}", memory("sp", -4, 4, .write)),
    (0xed90_8b04, "vldr d8, [r0, #0x10]", memory("r0", 16, 8, .read)),
    (0xed40_0a02, "vstr s1, [r0, #-8]", memory("r0", -8, 4, .write)),
    (0xed2d_8b04, "vpush {d8, d9}", memory("sp", -16, 16, .write)),
    (0xecb0_0a03, "vldmia r0!, {s0, s1, s2}", memory("r0", 0, 12, .read)),
    (0xf460_0a9d, "vld1.32 {d16, d17}, [r0:64]!", memory("r0", 0, 16, .read)),
    (0xf480_032f, "vst4.8 {d0[1], d1[1], d2[1], d3[1]}, [r0]", memory("r0", 0, 4, .write)),
    (0xf4a0_0d41, "vld2.16 {d0[], d1[]}, [r0], r1", memory("r0", 0, 4, .read)),
    (0x1591_0000, "ldrne r0, [r1]", memory("r1", 0, 4, .read)),
    (0xe590_f004, "ldr pc, [r0, #4]", memory("r0", 4, 4, .read)),
    (0xe49d_f004, "pop {pc}", memory("sp", 0, 4, .read)),
  ] as [(UInt32, String, MemoryOperand)])
func `an access of A32 is known by its encoding`(
  _ word: UInt32, _ text: String, _ access: MemoryOperand
) {
  #expect(arm(word)?.text == text)
  #expect(arm(word)?.accesses == [access])
}

@Test(
  arguments: [
    (0x6888, "ldr r0, [r1, #8]", memory("r1", 8, 4, .read)),
    (0x9001, "str r0, [sp, #4]", memory("sp", 4, 4, .write)),
    (0xb510, "push {r4, lr}", memory("sp", -8, 8, .write)),
    (0xbd10, "pop {r4, pc}", memory("sp", 0, 8, .read)),
    (0xc006, "stm r0!, {r1, r2}", memory("r0", 0, 8, .write)),
    (0xc803, "ldm r0, {r0, r1}", memory("r0", 0, 8, .read)),
    (0xf8d1_0123, "ldr r0, [r1, #0x123]", memory("r1", 291, 4, .read)),
    (0xf841_0d04, "str r0, [r1, #-4]!", memory("r1", -4, 4, .write)),
    (0xe952_0102, "ldrd r0, r1, [r2, #-8]", memory("r2", -8, 8, .read)),
    (0xe842_1001, "strex r0, r1, [r2, #4]", memory("r2", 4, 4, .write)),
    (0xe8d2_017f, "ldrexd r0, r1, [r2]", memory("r2", 0, 8, .read)),
    (0xe92d_4110, "push {r4, r8, lr}", memory("sp", -12, 12, .write)),
    (0xe8bd_8110, "pop {r4, r8, pc}", memory("sp", 0, 12, .read)),
    (0xe920_0006, "stmdb r0!, {r1, r2}", memory("r0", -8, 8, .write)),
    (0xed90_0a01, "vldr s0, [r0, #4]", memory("r0", 4, 4, .read)),
    (0xf900_070d, "vst1.8 {d0}, [r0]!", memory("r0", 0, 8, .write)),
  ] as [(UInt32, String, MemoryOperand)])
func `an access of Thumb is known by its encoding`(
  _ bits: UInt32, _ text: String, _ access: MemoryOperand
) {
  #expect(thumb(bits)?.text == text)
  #expect(thumb(bits)?.accesses == [access])
}

@Test func `what Thumb reads beside its code counts from a whole word`() {
  // ldr r0, [pc, #0x10]; ldrsb r0, [pc, #-4]; tbb [pc, r0]
  var literal = memory("pc", 20, 4, .read)
  literal.isBaseAligned = true
  #expect(thumb(0x4804)?.accesses == [literal])
  var byte = memory("pc", 0, 1, .read)
  byte.isBaseAligned = true
  #expect(thumb(0xf91f_0004)?.accesses == [byte])
  let table = MemoryOperand(base: "pc", index: "r0", displacement: 4, byteCount: 1, kind: .read)
  #expect(thumb(0xe8df_f000)?.accesses == [table])
}

@Test func `an index of 32-bit Arm may be shifted and subtracted`() {
  // ldrb r0, [r1, r2, lsl #3]; ldr r0, [r1, -r2, asr #4]; ldrh r0, [r1, r2, lsl #2] of Thumb
  var left = MemoryOperand(base: "r1", index: "r2", byteCount: 1, kind: .read)
  left.indexShift = .left(3)
  #expect(arm(0xe7d1_0182)?.accesses == [left])
  var right = MemoryOperand(base: "r1", index: "r2", byteCount: 4, kind: .read)
  right.indexShift = .signedRight(4)
  right.isIndexSubtracted = true
  #expect(arm(0xe711_0242)?.accesses == [right])
  var narrow = MemoryOperand(base: "r1", index: "r2", byteCount: 2, kind: .read)
  narrow.indexShift = .left(2)
  #expect(thumb(0xf831_0022)?.accesses == [narrow])
  // ldr r0, [r1, r2, rrx]: the carry flag decides.
  #expect(arm(0xe791_0062)?.accesses == .some(nil))
}

@Test func `shifts are those of 32 bits`() {
  #expect(IndexShift.left(4).applied(to: 0xf000_0001) == 0x10)
  #expect(IndexShift.right(4).applied(to: 0xf000_0010) == 0x0f00_0001)
  #expect(IndexShift.signedRight(32).applied(to: 0x8000_0000) == 0xffff_ffff)
  #expect(IndexShift.right(32).applied(to: 0x8000_0000) == 0)
  #expect(IndexShift.rotated(8).applied(to: 0x1234_5678) == 0x7812_3456)
}

@Test(
  arguments: [
    (0xe890_8006, "ldm r0, {r1, r2, pc}", .jump),
    (0xe8bd_8030, "pop {r4, r5, pc}", .return),
    (0xea00_0004, "b $+0x18", .jump),
    (0xebff_fffc, "bl $-0x8", .call),
    (0xfb00_0004, "blx $+0x1a", .call),
    (0x0a00_0002, "beq $+0x10", .conditionalJump),
    (0xe12f_ff1e, "bx lr", .return),
    (0xe12f_ff13, "bx r3", .jump),
    (0xe12f_ff33, "blx r3", .call),
    (0xe1a0_f00e, "mov pc, lr", .return),
    (0xe590_f004, "ldr pc, [r0, #4]", .jump),
    (0xe49d_f004, "pop {pc}", .return),
    (0xef00_0000, "svc #0", .interrupt),
    (0xe120_0071, "bkpt #1", .interrupt),
    (0xe7f0_01f0, "udf #0x10", .interrupt),
    (0xe7ff_defe, "udf #0xfdee", .interrupt),
    (0xe160_0070, "smc #0", .interrupt),
  ] as [(UInt32, String, ControlFlow)])
func `control of A32 goes where the instruction sends it`(
  _ word: UInt32, _ text: String, _ flow: ControlFlow
) {
  #expect(arm(word)?.text == text)
  #expect(arm(word)?.flow == flow)
}

@Test(
  arguments: [
    (0xbd10, "pop {r4, pc}", .return),
    (0xb120, "cbz r0, $+0xc", .conditionalJump),
    (0xd004, "beq $+0xc", .conditionalJump),
    (0xe008, "b $+0x14", .jump),
    (0x4770, "bx lr", .return),
    (0x4798, "blx r3", .call),
    (0x46f7, "mov pc, lr", .return),
    (0xdefe, "udf #0xfe", .interrupt),
    (0xbe00, "bkpt #0", .interrupt),
    (0xdf00, "svc #0", .interrupt),
    (0xe8df_f000, "tbb [pc, r0]", .jump),
    (0xe8d0_f011, "tbh [r0, r1, lsl #1]", .jump),
    (0xe8bd_8110, "pop {r4, r8, pc}", .return),
    (0xf850_f021, "ldr pc, [r0, r1, lsl #2]", .jump),
    (0xf001_f800, "bl $+0x1004", .call),
    (0xf001_e800, "blx $+0x1004", .call),
    (0xf7ff_b800, "b $-0xffc", .jump),
    (0xf041_8000, "bne $+0x1004", .conditionalJump),
    (0xf7f0_a001, "udf #1", .interrupt),
  ] as [(UInt32, String, ControlFlow)])
func `control of Thumb goes where the instruction sends it`(
  _ bits: UInt32, _ text: String, _ flow: ControlFlow
) {
  #expect(thumb(bits)?.text == text)
  #expect(thumb(bits)?.flow == flow)
}

@Test func `a return of 32-bit Arm takes its target from the last word of the list`() {
  // pop {r4, r5, pc}; ldm r0, {r1, r2, pc}; bx lr; ldr pc, [r0, #4]
  #expect(arm(0xe8bd_8030)?.operands.first == .memory(memory("sp", 8, 4, .read)))
  #expect(arm(0xe890_8006)?.operands.first == .memory(memory("r0", 8, 4, .read)))
  #expect(arm(0xe12f_ff1e)?.operands == [.register("lr")])
  #expect(arm(0xe590_f004)?.operands.first == .memory(memory("r0", 4, 4, .read)))
}

@Test(
  arguments: [
    (0xf5d0_f004, "pld [r0, #4]"),
    (0xe710_f211, "sdiv r0, r1, r2"),
    (0xee01_0f10, "mcr p15, #0, r0, c1, c0, #0"),
    (0xee1d_0f70, "mrc p15, #0, r0, c13, c0, #3"),
    (0xf10c_0080, "cpsid i"),
    (0xe14f_0000, "mrs r0, spsr"),
    (0xe128_f000, "msr apsr_nzcvq, r0"),
    (0xf57f_f05b, "dmb ish"),
    (0xe320_f000, "nop"),
    (0xe081_0182, "add r0, r1, r2, lsl #3"),
    (0xe291_04ff, "adds r0, r1, #0xff000000"),
  ] as [(UInt32, String)])
func `what reads no memory in A32 is no access`(_ word: UInt32, _ text: String) {
  #expect(arm(word)?.text == text)
  #expect(arm(word)?.accesses == [])
}

@Test(
  arguments: [
    (0x2001, "movs r0, #1"),
    (0x1888, "adds r0, r1, r2"),
    (0xbf00, "nop"),
    (0xfb91_f0f2, "sdiv r0, r1, r2"),
    (0xf241_2034, "movw r0, #0x1234"),
    (0xf04f_20ff, "mov r0, #0xff00ff00"),
    (0xb662, "cpsie i"),
    (0xf3ff_8000, "mrs r0, spsr"),
    (0xf3bf_8f5b, "dmb ish"),
  ] as [(UInt32, String)])
func `what reads no memory in Thumb is no access`(_ bits: UInt32, _ text: String) {
  #expect(thumb(bits)?.text == text)
  #expect(thumb(bits)?.accesses == [])
}

@Test func `Thumb takes its condition from the block it is in`() {
  // movs r0, #1; ldr r0, [r1]: in a block of `it ne`, with one instruction left
  #expect(thumb(0x2001, blockState: 0x18)?.text == "movne r0, #1")
  #expect(thumb(0x6808, blockState: 0x18)?.text == "ldrne r0, [r1]")
  #expect(thumb(0x2001, blockState: 0x10)?.text == "movs r0, #1")
}

@Test func `only systems run privileged instructions of 32-bit Arm`() {
  // mcr p15, #0, r0, c1, c0, #0; cpsid i; mrs r0, spsr; smc #0
  for word: UInt32 in [0xee01_0f10, 0xf10c_0080, 0xe14f_0000, 0xe160_0070] {
    #expect(arm(word)?.isPrivileged == true, "\(String(word, radix: 16))")
  }
  // mrc p15, #0, r0, c13, c0, #3; msr apsr_nzcvq, r0; svc #0; dmb ish; ldr r0, [r1, #8]
  for word: UInt32 in [0xee1d_0f70, 0xe128_f000, 0xef00_0000, 0xf57f_f05b, 0xe591_0008] {
    #expect(arm(word)?.isPrivileged == false, "\(String(word, radix: 16))")
  }
}

@Test func `32-bit Arm divides by zero only where Windows' compilers look for it`() {
  // sdiv r0, r1, r2 of both; udf #0xf9 of Thumb
  #expect(arm(0xe710_f211)?.isDivision == false)
  #expect(thumb(0xfb91_f0f2)?.isDivision == false)
  #expect(thumb(0xdef9)?.isDivision == true)
}

@Test func `traps of 32-bit Arm have numbers`() {
  // udf #0x10; bkpt #1; svc #0; udf #0xfe and svc #0 of Thumb
  #expect([0xe7f0_01f0, 0xe120_0071, 0xef00_0000].map { arm($0)?.trapNumber } == [16, 1, nil])
  #expect([0xdefe, 0xdf00].map { thumb($0)?.trapNumber } == [0xfe, nil])
}

@Test func `what half words and vectors do not tell is not told`() {
  // A long instruction's first half alone; vadd.f32 s0, s0, s0
  #expect(Instruction(thumb: [0x41, 0xf8]) == nil)
  #expect(Instruction(arm: [0x08, 0x00, 0x91]) == nil)
  #expect(arm(0xee30_0a00) == nil)
}
