import Symbols

extension Architecture {
  /// x86-64, as the System V ABI uses it; Windows preserves `rsi` and `rdi` besides.
  ///
  /// Numbering: System V ABI AMD64 Supplement, figure 3.36 "DWARF Register Number Mapping".
  public static let amd64 = Architecture(
    name: "amd64",
    pointerByteCount: 8,
    registers: RegisterNames([
      "rax", "rdx", "rcx", "rbx", "rsi", "rdi", "rbp", "rsp",
      "r8", "r9", "r10", "r11", "r12", "r13", "r14", "r15", "rip",
    ]),
    shownRegisters: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16],
    programCounter: 16,
    stackPointer: 7,
    framePointer: 6,
    calleeSaved: [3, 6, 12, 13, 14, 15],
    returnAddressAdjustment: 1,
    // push rbp; mov rbp, rsp
    frameRecord: FrameRecord(callerFramePointer: 0, returnAddress: 8, callerStackPointer: 16),
    // Of CPUs with five levels of page tables; others have 48. Intel 64 and IA-32 Architectures
    // Software Developer's Manual, volume 1, 3.3.7.1 "Canonical Addressing".
    addressBitCount: 57, callDetector: .x86, signalFrames: [.linuxAMD64])

  /// x86-64 as Windows' calling convention uses it: `rsi` and `rdi` are preserved too, and `rbp`
  /// points anywhere into a frame.
  public static let amd64Windows: Architecture = {
    var windows = amd64
    windows.calleeSaved = [3, 4, 5, 6, 12, 13, 14, 15]
    return windows
  }()
}
