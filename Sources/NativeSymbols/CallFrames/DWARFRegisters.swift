import ELF
import Symbols

/// Which of the unwinder's registers a number of DWARF means on a CPU.
///
/// Sources: the ABI supplements that the architectures of `Unwinding` name.
struct DWARFRegisters: Sendable {
  /// DWARF's numbers up to this one are the unwinder's own.
  private let sameUpTo: UInt64
  /// Numbers of which the unwinder has none, or means another register.
  private let unnamed: Set<UInt64>
  /// Numbers that differ.
  private let others: [UInt64: UInt8]
  /// A register and its number, by which the CPU is known.
  private let mark: (name: String, number: UInt8)
  /// The register that holds the return address when a function begins; nil where the stack does.
  let link: UInt8?
  /// Whether the column of the return address is the program counter, and no register of its own.
  let returnsByProgramCounter: Bool

  private init(
    upTo sameUpTo: UInt64, unnamed: Set<UInt64> = [], others: [UInt64: UInt8] = [:],
    mark: (String, UInt8), link: UInt8? = nil
  ) {
    self.sameUpTo = sameUpTo
    self.unnamed = unnamed
    self.others = others
    self.mark = mark
    self.link = link
    returnsByProgramCounter = link == nil
  }

  /// Nil for a register that the unwinder does not follow: of vectors, of the system.
  func number(_ number: UInt64) -> UInt8? {
    if let other = others[number] { return other }
    return number <= sameUpTo && !unnamed.contains(number) ? UInt8(number) : nil
  }

  /// Whether registers are those of this CPU.
  func isFor(_ registers: RegisterNames) -> Bool {
    registers.number(of: mark.name) == mark.number
  }

  /// Nil for a CPU that nobody walks.
  init?(_ machine: ELFMachine) {
    let registers: Self? =
      switch machine {
      case .x86: Self(upTo: 9, mark: ("esp", 4))
      case .amd64: Self(upTo: 16, mark: ("rsp", 7))
      case .arm: Self(upTo: 15, mark: ("r10", 10), link: 14)
      case .arm64: Self(upTo: 32, mark: ("x28", 28), link: 30)
      // 32 is the first floating-point register.
      case .mips: Self(upTo: 31, mark: ("gp", 28), link: 31)
      // 0 is always zero, and the unwinder's program counter.
      case .riscv: Self(upTo: 31, unnamed: [0], mark: ("gp", 3), link: 1)
      // The link and the count register.
      case .ppc, .ppc64: Self(upTo: 31, others: [65: 36, 66: 37], mark: ("lr", 36), link: 36)
      case .sparc, .sparc32Plus, .sparc64: Self(upTo: 31, mark: ("g_r31", 31), link: 15)
      default: nil
      }
    guard let registers else { return nil }
    self = registers
  }
}
