public import Bytes
public import MinidumpFormat

/// The registers of a thread, of whichever CPU.
public enum CPUContext: Sendable {
  case x86(ContextX86)
  case amd64(ContextAMD64)
  case arm(ContextARM)
  case arm64(ContextARM64)
  /// As Breakpad's Linux client lays it; the registers are those of ``arm64(_:)``.
  case arm64Old(ContextARM64Old)
  case mips(ContextMIPS)
  case mips64(ContextMIPS)
  case riscv(ContextRISCV)
  case riscv64(ContextRISCV64)
  case ppc(ContextPPC)
  case ppc64(ContextPPC64)
  case sparc(ContextSPARC)

  /// Reads the context in `view`.
  ///
  /// The architecture decides unless the context's own flags contradict it and another context has
  /// exactly this length and its flags; without one, the length and flags decide. A context that
  /// the file's end cuts off behind the general registers is read with zeros for the rest.
  ///
  /// - Parameter architecture: what the system information says; nil when it is missing.
  /// - Throws: when no context fits.
  public init(
    _ view: ByteView, _ order: ByteOrder, _ architecture: ProcessorArchitecture?
  ) throws(MinidumpError) {
    guard !view.isEmpty else {
      throw MinidumpError("context", "there are no bytes", at: view.fileOffset)
    }
    guard let kind = CPUContextKind.of(view, order, architecture) else {
      let name = architecture.map { " for CPU \($0.hexadecimal)" } ?? ""
      throw MinidumpError(
        "context", "\(view.byteCount) bytes\(name) are no known registers", at: view.fileOffset)
    }
    self = try kind.read(view, order)
  }
}

extension CPUContext {
  /// The CPU; old and new contexts of AArch64 are both ``ProcessorArchitecture/arm64``.
  public var architecture: ProcessorArchitecture {
    switch self {
    case .x86: .x86
    case .amd64: .amd64
    case .arm: .arm
    case .arm64, .arm64Old: .arm64
    case .mips: .mips
    case .mips64: .mips64
    case .riscv: .riscv
    case .riscv64: .riscv64
    case .ppc: .ppc
    case .ppc64: .ppc64
    case .sparc: .sparc
    }
  }

  /// Which groups of registers the writer says it filled in.
  ///
  /// All registers are given whatever the flags say, as rust-minidump does: writers forget them.
  public var flags: ContextFlags { registers.flags }

  /// The address of the instruction that was to run next.
  public var programCounter: UInt64 { registers.programCounter }

  /// The address of the top of the stack: its lowest word in use. On 64-bit SPARC 2047 less.
  public var stackPointer: UInt64 { registers.stackPointer }

  /// The flags register: eflags, cpsr, cr, ccr, MIPS's status; zero on RISC-V, which has none.
  public var processorState: UInt32 { registers.processorState }

  /// The general registers by DWARF number, under the names symbol files give them.
  ///
  /// x86 "eax" to "eip" and "eflags", amd64 "rax" to "rip", arm "r0" to "r10", "fp", "r12", "sp",
  /// "lr", "pc", arm64 "x0" to "x28", "fp", "lr", "sp", "pc", mips "zero" to "ra" and "pc", riscv
  /// "pc", "ra" to "t6", ppc "r0" to "r31" and the special ones, sparc "g_r0" to "g_r31" and the
  /// special ones.
  public var generalRegisters: [(name: String, value: UInt64)] { registers.namedRegisters }

  private var registers: any ContextRegisters {
    switch self {
    case .x86(let context): context
    case .amd64(let context): context
    case .arm(let context): context
    case .arm64(let context): context
    case .arm64Old(let context): context
    case .mips(let context), .mips64(let context): context
    case .riscv(let context): context
    case .riscv64(let context): context
    case .ppc(let context): context
    case .ppc64(let context): context
    case .sparc(let context): context
    }
  }
}
