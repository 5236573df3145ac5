import Symbols

extension Architecture {
  /// 32-bit MIPS, as the o32 ABI uses it.
  ///
  /// Numbering: the general registers by their numbers; 32 is the program counter. Breakpad's files
  /// call them by the names of o32 on 64-bit CPUs too.
  public static let mips = mips(
    "mips", pointerByteCount: 4, calleeSaved: Array(16...23) + [30],
    signalFrames: [.linuxMIPS, .linuxMIPSOld])

  /// 64-bit MIPS, as the n64 ABI uses it, which preserves `gp` besides.
  public static let mips64 = mips(
    "mips64", pointerByteCount: 8, calleeSaved: Array(16...23) + [28, 30],
    signalFrames: [.linuxMIPS64])

  private static func mips(
    _ name: String, pointerByteCount: Int, calleeSaved: [UInt8], signalFrames: [SignalFrameLayout]
  ) -> Architecture {
    Architecture(
      name: name,
      pointerByteCount: pointerByteCount,
      registers: RegisterNames(
        ["zero", "at", "v0", "v1"] + (0...3).map { "a\($0)" } + (0...7).map { "t\($0)" }
          + (0...7).map { "s\($0)" } + ["t8", "t9", "k0", "k1", "gp", "sp", "fp", "ra", "pc"],
        aliases: ["s8": 30, ".ra": 31]),
      shownRegisters: [28, 29, 30, 31, 32] + Array(16...23),
      // Breakpad's context has room for 64 bits on either CPU.
      shownRegisterByteCount: 8,
      programCounter: 32,
      stackPointer: 29,
      framePointer: 30,
      linkRegister: 31,
      calleeSaved: calleeSaved,
      // The call and the instruction in its delay slot.
      returnAddressAdjustment: 8,
      // The ABI leaves to each function where it saves what: only rules can say.
      frameRecord: nil,
      callDetector: .mips,
      prologueDecoder: .mips,
      signalFrames: signalFrames)
  }
}
