extension Architecture {
  /// Every CPU that can be walked.
  public static let all: [Architecture] = [
    .x86, .amd64, .arm, .arm64, .mips, .mips64, .riscv, .riscv64, .ppc, .ppc64, .sparc,
  ]
}
