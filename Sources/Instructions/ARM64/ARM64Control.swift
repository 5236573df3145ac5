/// What an instruction of A64 does to control: branches, exceptions, what only systems may run.
struct ARM64Control {
  private(set) var flow = ControlFlow.sequential
  /// Where a branch takes its target from.
  private(set) var operands: [Operand] = []
  private(set) var isPrivileged = false
  private(set) var isDivision = false
  private(set) var trapNumber: UInt64?
  private(set) var checksSignature = false

  init(_ word: ARM64Word) {
    if word.matches(0xff20_0400, 0xf820_0400) { checksSignature = true }
    if word.matches(0xfe00_0000, 0xd600_0000) {
      registerBranch(word)
    } else if word.matches(0xff00_0000, 0xd400_0000) {
      exception(word)
    } else if word.matches(0xffff_0000, 0) {
      (flow, trapNumber) = (.interrupt, UInt64(word.field(15, 0)))
    } else if word.matches(0xff00_0000, 0xd500_0000) {
      isPrivileged = Self.isPrivileged(system: word)
    } else if let branch = Self.branches.first(where: { word.matches($0.mask, $0.value) }) {
      flow = branch.flow
      operands = [.codeOffset(word.signed(branch.high, branch.low) * 4)]
    }
  }

  /// Branches to a place in the code, and where their distance lies.
  private static let branches:
    [(mask: UInt32, value: UInt32, flow: ControlFlow, high: UInt32, low: UInt32)] = [
      (0xfc00_0000, 0x1400_0000, .jump, 25, 0),
      (0xfc00_0000, 0x9400_0000, .call, 25, 0),
      (0xff00_0000, 0x5400_0000, .conditionalJump, 23, 5),
      (0x7e00_0000, 0x3400_0000, .conditionalJump, 23, 5),
      (0x7e00_0000, 0x3600_0000, .conditionalJump, 18, 5),
    ]

  /// br, blr, ret, those that check signatures, eret.
  private mutating func registerBranch(_ word: ARM64Word) {
    checksSignature = word.field(15, 11) == 0b00001
    let isReturn = word.field(24, 21) == 0b0010
    let number = isReturn && checksSignature ? 30 : word.field(9, 5)
    operands = [.register(ARM64Word.register(number))]
    switch word.field(24, 21) {
    case 0b0000, 0b1000: flow = .jump
    case 0b0001, 0b1001: flow = .call
    case 0b0010: flow = .return
    default: (flow, isPrivileged, operands) = (.interrupt, true, [])
    }
  }

  /// svc, hvc, smc, brk, hlt and their like.
  private mutating func exception(_ word: ARM64Word) {
    flow = .interrupt
    let number = UInt64(word.field(20, 5))
    operands = [.immediate(Int64(number), isSigned: false)]
    switch word.field(23, 21) {
    case 0b001:
      trapNumber = number
      // Windows' compilers test divisors, and come here for a zero.
      isDivision = number == 0xf004
    case 0b010: trapNumber = number
    case 0b000: isPrivileged = word.field(1, 0) != 0b01
    default: isPrivileged = true
    }
  }

  /// mrs, msr, sys and their like: the field op1 says for whom a register is, 3 for programs.
  private static func isPrivileged(system word: ARM64Word) -> Bool {
    // Hints and barriers are for everyone; of the processor's state `uao`, `pan`, `spsel` and the
    // masks of interrupts are not.
    guard word.field(20, 19) != 0 else {
      return switch word.field(18, 12) {
      case 0b000_0100: word.field(7, 5) >= 0b011
      case 0b011_0100: word.field(7, 5) >= 0b110
      default: false
      }
    }
    return word.field(18, 16) != 0b011
  }
}
