import Symbols

extension Architecture {
  /// 32-bit Arm, as AAPCS32 uses it.
  ///
  /// Numbering: DWARF for the Arm Architecture, table 3.1. Breakpad's files call r11 to r15 by
  /// number or as fp, sp, lr and pc.
  public static let arm = Architecture(
    name: "arm",
    pointerByteCount: 4,
    registers: RegisterNames(
      (0...10).map { "r\($0)" } + ["fp", "r12", "sp", "lr", "pc"],
      aliases: ["r11": 11, "ip": 12, "r13": 13, "r14": 14, "r15": 15, ".ra": 14]),
    shownRegisters: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 11, 13, 14, 15],
    programCounter: 15,
    stackPointer: 13,
    framePointer: 11,
    linkRegister: 14,
    calleeSaved: [4, 5, 6, 7, 8, 9, 10, 11],
    returnAddressAdjustment: 2,
    // GCC's -fno-omit-frame-pointer: push {fp, lr}; add fp, sp, #4 leaves no record at fp itself;
    // Clang's push {r11, lr}; mov r11, sp does.
    frameRecord: FrameRecord(callerFramePointer: 0, returnAddress: 4, callerStackPointer: 8),
    codeStateBits: 1, callDetector: .arm, prologueDecoder: .arm,
    signalFrames: [.linuxARMRealtime, .linuxARM])
}
