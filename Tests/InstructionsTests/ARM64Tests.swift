import Instructions
import Testing

private func decoded(_ word: UInt32) -> Instruction? {
  Instruction(arm64: (0..<4).map { UInt8(truncatingIfNeeded: word >> (8 * $0)) })
}

/// Words as an assembler makes them.
@Test(
  arguments: [
    (0xf940_0420, "ldr x0, [x1, #8]", memory("x1", 8, 8, .read)),
    (0xb900_07e0, "str w0, [sp, #4]", memory("sp", 4, 4, .write)),
    (0x3940_0020, "ldrb w0, [x1]", memory("x1", 0, 1, .read)),
    (0x79c0_0c20, "ldrsh w0, [x1, #6]", memory("x1", 6, 2, .read)),
    (0xb980_0820, "ldrsw x0, [x1, #8]", memory("x1", 8, 4, .read)),
    (0xf85f_8020, "ldur x0, [x1, #-8]", memory("x1", -8, 8, .read)),
    (0xf840_8420, "ldr x0, [x1], #8", memory("x1", 0, 8, .read)),
    (0xf81f_0fe0, "str x0, [sp, #-0x10]!", memory("sp", -16, 8, .write)),
    (0xf840_0820, "ldtr x0, [x1]", memory("x1", 0, 8, .read)),
    (0x3dc0_0820, "ldr q0, [x1, #0x20]", memory("x1", 32, 16, .read)),
    (0xfd00_0420, "str d0, [x1, #8]", memory("x1", 8, 8, .write)),
    (0x5800_0040, "ldr x0, $+0x8", memory("pc", 8, 8, .read)),
    (0x98ff_ffe0, "ldrsw x0, $-0x4", memory("pc", -4, 4, .read)),
    (0xa9bf_7bfd, "stp x29, x30, [sp, #-0x10]!", memory("sp", -16, 16, .write)),
    (0xa8c1_7bfd, "ldp x29, x30, [sp], #0x10", memory("sp", 0, 16, .read)),
    (0x2941_0820, "ldp w0, w2, [x1, #8]", memory("x1", 8, 8, .read)),
    (0x6941_0820, "ldpsw x0, x2, [x1, #8]", memory("x1", 8, 8, .read)),
    (0xad01_0420, "stp q0, q1, [x1, #0x20]", memory("x1", 32, 32, .write)),
    (0xc85f_7c20, "ldxr x0, [x1]", memory("x1", 0, 8, .read)),
    (0x8802_fc20, "stlxr w2, w0, [x1]", memory("x1", 0, 4, .write)),
    (0xc87f_0820, "ldxp x0, x2, [x1]", memory("x1", 0, 16, .read)),
    (0x08df_fc20, "ldarb w0, [x1]", memory("x1", 0, 1, .read)),
    (0xf820_0041, "ldadd x0, x1, [x2]", memory("x2", 0, 8, .readWrite)),
    (0xb8e0_8041, "swpal w0, w1, [x2]", memory("x2", 0, 4, .readWrite)),
    (0xf820_005f, "stadd x0, [x2]", memory("x2", 0, 8, .readWrite)),
    (0x3820_3041, "ldsetb w0, w1, [x2]", memory("x2", 0, 1, .readWrite)),
    (0xc8e0_fc41, "casal x0, x1, [x2]", memory("x2", 0, 8, .readWrite)),
    (0x4820_7c82, "casp x0, x1, x2, x3, [x4]", memory("x4", 0, 16, .readWrite)),
    (0xb8bf_c020, "ldapr w0, [x1]", memory("x1", 0, 4, .read)),
    (0xd950_0020, "ldapur x0, [x1, #-0x100]", memory("x1", -256, 8, .read)),
    (0x4c40_7020, "ld1 {v0.16b}, [x1]", memory("x1", 0, 16, .read)),
    (0x0c00_8820, "st2 {v0.2s, v1.2s}, [x1]", memory("x1", 0, 16, .write)),
    (0x4d40_c820, "ld1r {v0.4s}, [x1]", memory("x1", 0, 4, .read)),
    (0x0d00_8020, "st1 {v0.s}[0], [x1]", memory("x1", 0, 4, .write)),
    (0xd920_1820, "stg x0, [x1, #0x10]", memory("x1", 16, 16, .write)),
    (0xd960_0020, "ldg x0, [x1]", memory("x1", 0, 16, .read)),
    (0xd9e0_0c20, "stz2g x0, [x1, #0]!", memory("x1", 0, 32, .write)),
    (0x6901_0820, "stgp x0, x2, [x1, #0x20]", memory("x1", 32, 16, .write)),
    (0xf820_1420, "ldraa x0, [x1, #8]", memory("x1", 8, 8, .read)),
    (0xd50b_7423, "dc zva, x3", memory("x3", 0, nil, .write)),
  ] as [(UInt32, String, MemoryOperand)])
func `an access of A64 is known by its encoding`(
  _ word: UInt32, _ text: String, _ access: MemoryOperand
) {
  #expect(decoded(word)?.text == text)
  #expect(decoded(word)?.accesses == [access])
}

@Test func `an index of A64 may be shifted, and extended with its sign`() {
  // ldr x0, [x1, x2, lsl #3]; ldr w0, [x1, w2, sxtw #2]; strb w0, [x1, w2, uxtw]
  let shifted = MemoryOperand(base: "x1", index: "x2", scale: 8, byteCount: 8, kind: .read)
  #expect(decoded(0xf862_7820)?.accesses == [shifted])
  var signed = MemoryOperand(base: "x1", index: "w2", scale: 4, byteCount: 4, kind: .read)
  signed.isIndexSigned = true
  #expect(decoded(0xb862_d820)?.accesses == [signed])
  let plain = MemoryOperand(base: "x1", index: "w2", byteCount: 1, kind: .write)
  #expect(decoded(0x3822_4820)?.accesses == [plain])
}

@Test(
  arguments: [
    // add x0, x1, #1; prfm pldl1keep, [x1]; nop; ret; dmb ish
    0x9100_0420, 0xf980_0020, 0xd503_201f, 0xd65f_03c0, 0xd503_3bbf,
  ] as [UInt32])
func `what reads no memory is no access`(_ word: UInt32) {
  #expect(decoded(word)?.accesses == [])
}

@Test(
  arguments: [
    (0x1400_0002, "b $+0x8", .jump), (0x97ff_ffff, "bl $-0x4", .call),
    (0x5400_0040, "b.eq $+0x8", .conditionalJump), (0xb4ff_ffe0, "cbz x0, $-0x4", .conditionalJump),
    (0x3700_0041, "tbnz w1, #0, $+0x8", .conditionalJump),
    (0xd61f_0100, "br x8", .jump), (0xd63f_0100, "blr x8", .call), (0xd65f_03c0, "ret", .return),
    (0xd65f_0bff, "retaa", .return), (0xd65f_0fff, "retab", .return),
    (0xd71f_0a11, "braa x16, x17", .jump), (0xd63f_0d1f, "blrabz x8", .call),
    (0xd400_0001, "svc #0", .interrupt), (0xd420_0020, "brk #0x1", .interrupt),
    (0x0000_0000, "udf #0", .interrupt), (0xd69f_03e0, "eret", .interrupt),
    (0x9100_0420, "add x0, x1, #1", .sequential),
  ] as [(UInt32, String, ControlFlow)])
func `control of A64 goes where the instruction sends it`(
  _ word: UInt32, _ text: String, _ flow: ControlFlow
) {
  #expect(decoded(word)?.text == text)
  #expect(decoded(word)?.flow == flow)
}

@Test func `branches of A64 take their target from a register`() {
  #expect(decoded(0xd63f_0100)?.operands == [.register("x8")])
  #expect(decoded(0xd65f_03c0)?.operands == [.register("x30")])
  #expect(decoded(0xd65f_0bff)?.operands == [.register("x30")])
  #expect(decoded(0xd65f_0bff)?.checksSignature == true)
  #expect(decoded(0xd65f_03c0)?.checksSignature == false)
}

@Test func `only systems run privileged instructions of A64`() {
  // mrs x0, sctlr_el1; msr daifset, #2; tlbi vmalle1; hvc #0; eret
  for word: UInt32 in [0xd538_1000, 0xd503_42df, 0xd508_871f, 0xd400_0002, 0xd69f_03e0] {
    #expect(decoded(word)?.isPrivileged == true, "\(String(word, radix: 16))")
  }
  // mrs x0, tpidr_el0; svc #0; dc cvau, x0; isb; ldr x0, [x1]
  for word: UInt32 in [0xd53b_d040, 0xd400_0001, 0xd50b_7b20, 0xd503_3fdf, 0xf940_0020] {
    #expect(decoded(word)?.isPrivileged == false, "\(String(word, radix: 16))")
  }
}

@Test func `A64 divides by zero only where Windows' compilers look for it`() {
  // sdiv x0, x1, x2; brk #0xf004
  #expect(decoded(0x9ac2_0c20)?.isDivision == false)
  #expect(decoded(0xd43e_0080)?.isDivision == true)
}

@Test func `traps of A64 have numbers`() {
  // brk #1; udf #7; hlt #0xf000; svc #0
  let numbers = [0xd420_0020, 0x0000_0007, 0xd45e_0000, 0xd400_0001].map { decoded($0)?.trapNumber }
  #expect(numbers == [1, 7, 0xf000, nil])
}

@Test(
  arguments: [
    (0xd503_233f, "paciasp"), (0xd503_23bf, "autiasp"), (0xd503_245f, "bti c"),
    (0xdac1_1230, "autia x16, x17"), (0xdac1_33e0, "autiza x0"), (0xdac1_43e1, "xpaci x1"),
  ] as [(UInt32, String)])
func `signing instructions have names`(_ word: UInt32, _ text: String) {
  #expect(decoded(word)?.text == text)
}

@Test func `what words cannot tell is not told`() {
  // ld1b {z0.b}, p0/z, [x0] of SVE
  #expect(decoded(0xa400_a000) == nil || decoded(0xa400_a000)?.accesses == .some(nil))
  #expect(decoded(0xffff_ffff) == nil)
  #expect(Instruction(arm64: [0x20, 0x04, 0x40]) == nil)
}
