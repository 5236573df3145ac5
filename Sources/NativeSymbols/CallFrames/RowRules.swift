import DWARF
import Symbols

/// A row of call-frame information as the unwinder's rules.
struct RowRules {
  let section: CallFrameSection
  let registers: DWARFRegisters

  /// Nil when the row says too little: no frame address, or no return address.
  func rules(_ row: UnwindRow, of common: CommonInformationEntry) -> CFIRules? {
    guard let cfa = frameAddress(row.cfa) else { return nil }
    let column = common.returnAddressRegister
    guard let returnAddress = returnAddress(row, column) else { return nil }
    var others: [(number: UInt8, rule: CFIRule)] = []
    for register in row.registers {
      let isReturn = UInt64(register.number) == column
      // The caller's link register is gone: the call wrote the return address to it.
      if isReturn, registers.returnsByProgramCounter || !common.isSignalFrame { continue }
      guard let number = registers.number(UInt64(register.number)) else { continue }
      others.append((number, rule(register.rule, of: number) ?? .undefined))
    }
    return CFIRules(
      cfa: cfa, returnAddress: returnAddress, registers: others,
      isSignalFrame: common.isSignalFrame)
  }

  private func frameAddress(_ rule: FrameAddressRule) -> CFIRule? {
    switch rule {
    case .unknown: nil
    case .register(let number, let plus):
      registers.number(number).map { .register($0, plus: plus) }
    case .expression(let place):
      RuleExpression(place, in: section, registers, startsWithCFA: false).map { CFIRule($0.steps) }
    }
  }

  /// Where nothing is said, it still is in the link register.
  private func returnAddress(_ row: UnwindRow, _ column: UInt64) -> CFIRule? {
    switch row.rule(of: column) {
    case nil, .sameValue?:
      guard let link = registers.link, registers.number(column) == link else { return nil }
      return .register(link, plus: 0)
    case let rule?: return self.rule(rule, of: 0)
    }
  }

  /// Nil when the rule cannot be followed.
  private func rule(_ rule: RegisterRule, of number: UInt8) -> CFIRule? {
    switch rule {
    case .undefined: .undefined
    case .sameValue: .register(number, plus: 0)
    case .offset(let offset): .memory(atCFAPlus: offset)
    case .valueOffset(let offset): .cfa(plus: offset)
    case .register(let other): registers.number(other).map { .register($0, plus: 0) }
    case .expression(let place): expression(place).map { CFIRule($0 + [.load]) }
    case .valueExpression(let place): expression(place).map { CFIRule($0) }
    }
  }

  private func expression(_ place: ExpressionPlace) -> [CFIExpression.Step]? {
    RuleExpression(place, in: section, registers, startsWithCFA: true)?.steps
  }
}
