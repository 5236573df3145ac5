import DWARF

/// Writes the rules of call frames, as far as STACK CFI records have words for them.
struct FrameRuleText {
  /// What an address's rules are.
  struct Rules: Equatable {
    var cfa = FrameAddressRule.unknown
    var returnAddress: RegisterRule?
    /// By number.
    var registers: [RegisterRow] = []
  }

  private let architecture: DumpArchitecture
  /// Where expressions lie.
  private let sections: [CallFrameSection]
  private var section = 0
  private var returnAddressRegister: UInt64 = 0

  init(_ architecture: DumpArchitecture, _ sections: [CallFrameSection]) {
    self.architecture = architecture
    self.sections = sections
  }

  /// Goes to a function.
  mutating func begin(_ common: CommonInformationEntry, section: Int) {
    returnAddressRegister = common.returnAddressRegister
    self.section = section
  }

  /// The rule of the return address; where nothing is said, the register that calls leave it in.
  func returnAddressRule(_ registers: [RegisterRow]) -> RegisterRule? {
    for entry in registers where UInt64(entry.number) == returnAddressRegister {
      return entry.rule == .sameValue ? .register(returnAddressRegister) : entry.rule
    }
    return architecture.hasLinkRegister ? .register(returnAddressRegister) : nil
  }

  func canWrite(_ rule: FrameAddressRule) -> Bool {
    switch rule {
    case .unknown: false
    case .register(let number, _): architecture.name(of: number) != nil
    case .expression(let place): expression(place, onFrameAddress: false) != nil
    }
  }

  func canWrite(_ rule: RegisterRule?) -> Bool {
    switch rule {
    case nil: false
    case .offset, .valueOffset, .undefined, .sameValue: true
    case .register(let number): architecture.name(of: number) != nil
    case .expression(let place), .valueExpression(let place):
      expression(place, onFrameAddress: true) != nil
    }
  }

  /// Appends the rules that are others than before.
  ///
  /// - Parameter last: nil at the beginning of a record.
  func append(_ rules: Rules, since last: Rules?, to text: inout SymbolTextBuffer) {
    if rules.cfa != last?.cfa { append(rules.cfa, to: &text) }
    if let returnAddress = rules.returnAddress, returnAddress != last?.returnAddress {
      text.append(" .ra: ")
      append(returnAddress, of: returnAddressRegister, to: &text)
    }
    append(rules.registers, since: last?.registers ?? [], to: &text)
  }

  private func append(
    _ rules: [RegisterRow], since last: [RegisterRow], to text: inout SymbolTextBuffer
  ) {
    var (new, old) = (0, 0)
    while new < rules.count || old < last.count {
      let isNew = new < rules.count && (old >= last.count || rules[new].number <= last[old].number)
      let isOld = old < last.count && (!isNew || rules[new].number == last[old].number)
      let rule = isNew ? rules[new].rule : .sameValue
      let number = isNew ? rules[new].number : last[old].number
      if !isOld || last[old].rule != rule { append(rule, of: number, hadRule: isOld, to: &text) }
      new += isNew ? 1 : 0
      old += isOld ? 1 : 0
    }
  }

  private func append(_ rule: FrameAddressRule, to text: inout SymbolTextBuffer) {
    text.append(" .cfa: ")
    switch rule {
    case .unknown: break
    case .register(let number, let plus):
      append(register: number, to: &text)
      append(plus: plus, to: &text)
    case .expression(let place):
      if let words = expression(place, onFrameAddress: false) { text.append(words) }
    }
  }

  /// A register's rule, unless readers do not know the register or would keep its value anyway.
  private func append(
    _ rule: RegisterRule, of number: UInt8, hadRule: Bool, to text: inout SymbolTextBuffer
  ) {
    guard UInt64(number) != returnAddressRegister, let name = architecture.name(of: UInt64(number))
    else { return }
    switch rule {
    case .sameValue where !hadRule: return
    // A register that calls may change has no value without a rule, either.
    case .undefined where !hadRule && !architecture.calleeSaved.contains(number): return
    default: break
    }
    text.append(" ")
    text.append(name)
    text.append(": ")
    append(canWrite(rule) ? rule : .undefined, of: UInt64(number), to: &text)
  }

  private func append(_ rule: RegisterRule, of number: UInt64, to text: inout SymbolTextBuffer) {
    switch rule {
    case .undefined: text.append(".undef")
    case .sameValue: append(register: number, to: &text)
    case .register(let other): append(register: other, to: &text)
    case .offset(let plus):
      text.append(".cfa ")
      text.appendDecimal(plus)
      text.append(" + ^")
    case .valueOffset(let plus):
      text.append(".cfa")
      append(plus: plus, to: &text)
    case .expression(let place):
      if let words = expression(place, onFrameAddress: true) {
        text.append(words + Array(" ^".utf8))
      }
    case .valueExpression(let place):
      if let words = expression(place, onFrameAddress: true) { text.append(words) }
    }
  }

  private func append(register number: UInt64, to text: inout SymbolTextBuffer) {
    text.append(architecture.name(of: number) ?? [])
  }

  private func append(plus: Int64, to text: inout SymbolTextBuffer) {
    text.append(" ")
    text.appendDecimal(plus)
    text.append(" +")
  }

  private func expression(_ place: ExpressionPlace, onFrameAddress: Bool) -> [UInt8]? {
    PostfixExpression(place, in: sections[section], architecture, onFrameAddress: onFrameAddress)?
      .words
  }
}
