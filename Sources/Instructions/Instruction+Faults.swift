extension Instruction {
  /// Whether it divides integers, and so can divide by zero.
  public var isDivision: Bool { mnemonic == "div" || mnemonic == "idiv" }

  /// Whether a program may not run it, or not always: with these operands, or where the operating
  /// system forbids it.
  public var isPrivileged: Bool {
    Self.privileged.contains(mnemonic) || (mnemonic == "mov" && operands.contains(where: isControl))
  }

  /// Whether only the address of an access can make a general protection fault of it: it is not
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
