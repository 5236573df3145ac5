import ELF
import Symbols
import Unwinding

/// A CPU as symbol files spell it.
struct DumpArchitecture: Sendable {
  /// In the MODULE record.
  var name: String
  /// Registers by DWARF number, as STACK CFI records name them.
  var registerNames: [[UInt8]] = []
  /// What readers would not keep by themselves, and so needs a rule.
  var calleeSaved: [UInt8] = []
  /// Whether calls leave the return address in a register.
  var hasLinkRegister = false

  /// For a CPU that nobody walks, records without STACK CFI.
  init(_ program: ELFFile) {
    let isWide = program.addressByteCount == 8
    switch program.machine {
    case .x86: self.init("x86", .x86, prefix: "$")
    case .amd64: self.init("x86_64", .amd64, prefix: "$")
    case .arm: self.init("arm", .arm, spelling: [11: "r11"])
    case .arm64: self.init("arm64", .arm64, spelling: [29: "x29", 30: "x30"])
    case .mips:
      self.init(isWide ? "mips64" : "mips", isWide ? .mips64 : .mips, prefix: "$")
    case .riscv: self.init("riscv", isWide ? .riscv64 : .riscv)
    case .ppc: self.init("ppc", .ppc)
    case .ppc64: self.init("ppc64", .ppc64)
    case .sparc, .sparc32Plus: self.init("sparc", .sparc)
    case .sparc64: self.init("sparcv9", .sparc)
    default: self.init(name: "unknown")
    }
  }

  private init(name: String) {
    self.name = name
  }

  /// - Parameter spelling: what Breakpad calls registers that have other names, too, by number.
  private init(
    _ name: String, _ architecture: Architecture, prefix: String = "",
    spelling: [Int: String] = [:]
  ) {
    self.name = name
    registerNames = architecture.registers.names.enumerated().map { number, name in
      Array((prefix + (spelling[number] ?? name)).utf8)
    }
    calleeSaved = architecture.calleeSaved
    hasLinkRegister = architecture.linkRegister != nil
  }

  /// Nil for registers that readers do not know.
  func name(of register: UInt64) -> [UInt8]? {
    register < UInt64(registerNames.count) ? registerNames[Int(register)] : nil
  }
}
