import Symbols

extension Architecture {
  /// 32-bit x86, as the System V i386 ABI and Windows' calling conventions use it.
  ///
  /// Numbering: System V ABI i386 Supplement, table 2.14 "DWARF Register Number Mapping".
  public static let x86 = Architecture(
    name: "x86",
    pointerByteCount: 4,
    registers: RegisterNames([
      "eax", "ecx", "edx", "ebx", "esp", "ebp", "esi", "edi", "eip", "eflags",
    ]),
    shownRegisters: [8, 4, 5, 3, 6, 7, 0, 1, 2, 9],
    programCounter: 8,
    stackPointer: 4,
    framePointer: 5,
    calleeSaved: [3, 5, 6, 7],
    returnAddressAdjustment: 1,
    // push ebp; mov ebp, esp
    frameRecord: FrameRecord(callerFramePointer: 0, returnAddress: 4, callerStackPointer: 8),
    usesWindowsFrames: true, realignsStack: true, callDetector: .x86,
    signalFrames: [.linuxX86Realtime, .linuxX86])
}
