import Symbols

extension Architecture {
  /// 32-bit RISC-V, as the ILP32 ABIs use it.
  public static let riscv = riscv(
    "riscv", pointerByteCount: 4, signalFrames: [.linuxRISCV32])

  /// 64-bit RISC-V, as the LP64 ABIs use it.
  public static let riscv64 = riscv(
    "riscv64", pointerByteCount: 8, signalFrames: [.linuxRISCV64])

  /// Numbering: RISC-V ELF psABI, "DWARF Register Numbers"; 0, which is always zero, is the program
  /// counter, as in Breakpad's contexts.
  private static func riscv(
    _ name: String, pointerByteCount: Int, signalFrames: [SignalFrameLayout]
  ) -> Architecture {
    let word = Int64(pointerByteCount)
    return Architecture(
      name: name,
      pointerByteCount: pointerByteCount,
      registers: RegisterNames(
        ["pc", "ra", "sp", "gp", "tp", "t0", "t1", "t2", "s0", "s1"] + (0...7).map { "a\($0)" }
          + (2...11).map { "s\($0)" } + (3...6).map { "t\($0)" },
        aliases: ["fp": 8, ".ra": 1]),
      shownRegisters: Array(0...31),
      programCounter: 0,
      stackPointer: 2,
      framePointer: 8,
      linkRegister: 1,
      calleeSaved: [8, 9] + Array(18...27),
      // The shortest call: c.jalr.
      returnAddressAdjustment: 2,
      // RISC-V ELF psABI, "Frame Pointer Convention": s0 is the caller's stack pointer. A leaf does
      // not save ra, and s0 moves up into its place.
      frameRecord: FrameRecord(
        callerFramePointer: -2 * word, returnAddress: -word, callerStackPointer: 0,
        callerFramePointerOfLeaf: -word),
      callDetector: .riscv,
      prologueDecoder: pointerByteCount == 8 ? .riscv64 : .riscv,
      signalFrames: signalFrames)
  }
}
