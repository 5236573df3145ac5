import Symbols

extension Architecture {
  /// 32-bit PowerPC, as the System V ABI uses it.
  public static let ppc = ppc(
    "ppc", pointerByteCount: 4, savedLinkRegister: 4,
    signalFrames: [.linuxPPCRealtime, .linuxPPC])

  /// 32-bit PowerPC as Apple and AIX use it: the condition register is saved before the link register.
  public static let ppcApple = ppc(
    "ppc", pointerByteCount: 4, savedLinkRegister: 8, signalFrames: [])

  /// 64-bit PowerPC: the ELF ABIs and Apple's agree in where the link register is saved.
  public static let ppc64 = ppc(
    "ppc64", pointerByteCount: 8, savedLinkRegister: 16, signalFrames: [.linuxPPC64])

  /// Numbering: the general registers by their numbers, then the others in the order of the context.
  private static func ppc(
    _ name: String, pointerByteCount: Int, savedLinkRegister: UInt64,
    signalFrames: [SignalFrameLayout]
  ) -> Architecture {
    // Only 32-bit ones have mq.
    let special = ["srr0", "srr1", "cr", "xer", "lr", "ctr", "vrsave"]
    let names = (0...31).map { "r\($0)" } + special + (pointerByteCount == 4 ? ["mq"] : [])
    let lastShown: [UInt8] = pointerByteCount == 4 ? [39, 38] : [38]
    return Architecture(
      name: name,
      pointerByteCount: pointerByteCount,
      registers: RegisterNames(names, aliases: ["pc": 32, "sp": 1, ".ra": 36]),
      shownRegisters: [32, 33] + Array(0...31) + [34, 35, 36, 37] + lastShown,
      programCounter: 32,
      stackPointer: 1,
      framePointer: 31,
      linkRegister: 36,
      calleeSaved: Array(14...31),
      returnAddressAdjustment: 4,
      frameRecord: nil,
      backChain: BackChain(savedLinkRegister: savedLinkRegister),
      callDetector: .ppc,
      signalFrames: signalFrames)
  }
}
