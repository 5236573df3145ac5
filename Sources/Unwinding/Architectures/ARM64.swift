import Symbols

extension Architecture {
  /// AArch64, as AAPCS64 uses it.
  ///
  /// Numbering: DWARF for the Arm 64-bit Architecture, "DWARF register names"; 32 is the program
  /// counter.
  public static let arm64 = Architecture(
    name: "arm64",
    pointerByteCount: 8,
    registers: RegisterNames(
      (0...28).map { "x\($0)" } + ["fp", "lr", "sp", "pc"],
      aliases: ["x29": 29, "x30": 30, "x31": 31, ".ra": 30]),
    shownRegisters: Array(0...32),
    programCounter: 32,
    stackPointer: 31,
    framePointer: 29,
    linkRegister: 30,
    calleeSaved: [19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29],
    returnAddressAdjustment: 4,
    // stp x29, x30, [sp, #-16]!; mov x29, sp: AAPCS64, "The Frame Pointer".
    frameRecord: FrameRecord(callerFramePointer: 0, returnAddress: 8, callerStackPointer: 16),
    signsReturnAddresses: true, callDetector: .arm64,
    signalFrames: [.linuxARM64])
}
