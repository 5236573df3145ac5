extension Instruction {
  /// Notes what an instruction of x86 can be refused for.
  mutating func noteFaultsOfX86() {
    isDivision = ["aam", "div", "idiv"].contains(mnemonic)
    isPrivileged =
      Self.privileged.contains(mnemonic)
      || (mnemonic == "mov" && operands.contains(where: isControl))
    trapNumber = trapNumberOfX86
  }

  private var trapNumberOfX86: UInt64? {
    switch mnemonic {
    case "int":
      guard case .immediate(let number, _)? = operands.first else { return nil }
      let vector = UInt64(bitPattern: number) & 0xff
      return Self.trapVectors.contains(vector) ? vector : nil
    case "ud0", "ud2", "ud2b", "hlt": return 0
    default: return nil
    }
  }

  /// Breakpoints, and Windows' fast fail, failed assertion and debugger service; others are system
  /// calls.
  private static let trapVectors: Set<UInt64> = [1, 3, 0x29, 0x2c, 0x2d]

  /// Of x86: whether only the address of an access can make a general protection fault of it: it is not
  /// privileged, and needs no alignment.
  public var faultsByAddressOnly: Bool {
    guard let accesses, !accesses.isEmpty, !isPrivileged, flow == .sequential else { return false }
    return Self.unaligned.contains(mnemonic) || accesses.allSatisfy { ($0.byteCount ?? 16) < 16 }
  }

  private func isControl(_ operand: Operand) -> Bool {
    guard case .register(let name) = operand else { return false }
    return name.hasPrefix("cr") || name.hasPrefix("dr") || Self.segments.contains(name)
  }

  private static let segments: Set<String> = ["cs", "ds", "es", "fs", "gs", "ss"]
  private static let unaligned: Set<String> = ["lddqu", "movdqu", "movupd", "movups"]

  private static let privileged: Set<String> = [
    "cli", "clts", "hlt", "in", "ins", "int", "into", "invd", "invept", "invlpg", "invpcid",
    "invvpid", "iret", "iretd", "iretq", "lgdt", "lidt", "lldt", "lmsw", "ltr", "monitor", "mwait",
    "out", "outs", "rdmsr", "rdpmc", "rdtsc", "rdtscp", "retf", "sti", "swapgs", "sysexit",
    "sysret", "vmcall", "vmclear", "vmlaunch", "vmptrld", "vmptrst", "vmread", "vmresume",
    "vmwrite", "vmxoff", "vmxon", "wbinvd", "wrmsr", "xsetbv",
  ]
}
