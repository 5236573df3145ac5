import Symbols

extension Architecture {
  /// 32-bit SPARC.
  public static let sparc = sparc(
    pointerByteCount: 4, registerWindows: RegisterWindows(stackBias: 0),
    signalFrames: [.linuxSPARCRealtime, .linuxSPARC])

  /// 64-bit SPARC: stack and frame pointers are 2047 less than the addresses they mean.
  ///
  /// Source: SPARC Compliance Definition 2.4, "Stack bias". A dump calls it the same CPU; its stack
  /// pointers are odd.
  public static let sparc64 = sparc(
    pointerByteCount: 8, registerWindows: RegisterWindows(stackBias: 2047),
    signalFrames: [.linuxSPARC64])

  /// Numbering: SPARC's DWARF numbers of the general registers, named as rust-minidump names them;
  /// then the others in the order of the context.
  private static func sparc(
    pointerByteCount: Int, registerWindows: RegisterWindows, signalFrames: [SignalFrameLayout]
  ) -> Architecture {
    Architecture(
      name: "sparc",
      pointerByteCount: pointerByteCount,
      registers: RegisterNames(
        (0...31).map { "g_r\($0)" } + ["ccr", "pc", "npc", "y", "asi", "fprs"],
        aliases: ["sp": 14, "o6": 14, "o7": 15, ".ra": 15, "fp": 30, "i6": 30, "i7": 31]),
      shownRegisters: Array(0...37),
      // The context has room for 64 bits on either CPU.
      shownRegisterByteCount: 8,
      programCounter: 33,
      stackPointer: 14,
      framePointer: 30,
      linkRegister: 15,
      // Locals and ins: of a leaf, which has no window of its own.
      calleeSaved: Array(16...31),
      // The call and the instruction in its delay slot.
      returnAddressAdjustment: 8,
      linkedCallByteCount: 8,
      frameRecord: nil,
      registerWindows: registerWindows,
      callDetector: .sparc,
      signalFrames: signalFrames)
  }
}
