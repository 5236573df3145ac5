public import MinidumpFormat

extension ProcessorArchitecture {
  /// What reports call the CPU: "amd64"; "unknown" for one they have no word for.
  public var reportName: String { Self.known[self]?.name ?? "unknown" }

  /// Bytes of a pointer; nil when the CPU is unknown.
  public var pointerByteCount: Int? { Self.known[self]?.pointerByteCount }

  private static let known: [ProcessorArchitecture: (name: String, pointerByteCount: Int)] = [
    .x86: ("x86", 4),
    .x86OnWin64: ("x86", 4),
    .amd64: ("amd64", 8),
    .ppc: ("ppc", 4),
    .ppc64: ("ppc64", 8),
    .sparc: ("sparc", 4),
    .arm: ("arm", 4),
    .arm64: ("arm64", 8),
    .arm64Old: ("arm64", 8),
    .mips: ("mips", 4),
    .mips64: ("mips64", 8),
    .riscv: ("riscv", 4),
    .riscv64: ("riscv64", 8),
  ]
}
