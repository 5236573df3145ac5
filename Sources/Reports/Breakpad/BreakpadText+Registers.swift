import Processing
import Symbols
import Unwinding

extension BreakpadText {
  /// The registers that are known, as many in a line as fit 80 columns; a line without any where none
  /// is.
  func registers(of frame: BreakpadFrame, to text: inout TextWriter) {
    let cells = cells(of: frame)
    let cellsPerLine = max(1, 80 / max(1, cells.first?.utf8.count ?? 1))
    var rest = cells[...]
    repeat {
      text.line(" " + rest.prefix(cellsPerLine).joined())
      rest = rest.dropFirst(cellsPerLine)
    } while !rest.isEmpty
  }

  private func cells(of frame: BreakpadFrame) -> [String] {
    guard case .physical(let frame, _) = frame, let shown = facts.frameFacts.registers else {
      return []
    }
    let architecture = facts.frameFacts.architecture
    return shown.registers.compactMap { register in
      guard Self.shows(register.name, on: architecture, frame.trust) else { return nil }
      return value(of: register, in: frame).map { cell(register.name, $0, shown.digitCount) }
    }
  }

  /// On MIPS the program counter is that of the call, as everywhere else in the frame.
  private func value(of register: (number: UInt8, name: String), in frame: StackFrame) -> UInt64? {
    guard frame.trust != .context, facts.frameFacts.architecture.hasPrefix("mips") else {
      return frame.registers[register.number]
    }
    return switch register.name {
    case "pc": frame.instructionAddress
    case "ra": frame.resumeAddress
    default: frame.registers[register.number]
    }
  }

  /// Whether a frame shows a register when it is known: one that its method finds, even where we know
  /// more.
  private static func shows(
    _ register: String, on architecture: String, _ trust: FrameTrust
  ) -> Bool {
    switch trust {
    case .context: true
    case .callFrameInfo, .callFrameInfoScan: architecture != "x86" || !scratch.contains(register)
    case .scan where architecture.hasPrefix("arm") || architecture.hasPrefix("riscv"):
      register == "sp" || register == "pc"
    case .framePointer, .scan: pointers.contains(register)
    }
  }

  private static let scratch: Set = ["eax", "ecx", "edx", "eflags"]
  private static let pointers: Set = [
    "eip", "esp", "ebp", "rip", "rsp", "rbp", "pc", "sp", "fp", "ra", "srr0", "r1",
  ]

  private func cell(_ name: String, _ value: UInt64, _ digitCount: Int) -> String {
    let shownName = name == "eflags" ? "efl" : name
    let margin = String(repeating: " ", count: max(0, 5 - shownName.utf8.count))
    return " \(margin)\(shownName) = \(Self.hexadecimal(value, digitCount))"
  }
}
