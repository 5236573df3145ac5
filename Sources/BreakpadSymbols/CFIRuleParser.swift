package import Bytes
package import Symbols

/// Understands the rules of one address for the registers of one CPU.
package struct CFIRuleParser {
  package let registers: RegisterNames

  package init(registers: RegisterNames) {
    self.registers = registers
  }

  /// Nil without a usable rule for both the frame address and the return address.
  func rules(from texts: CFIRuleTexts) -> CFIRules? {
    var cfa: CFIRule?
    var returnAddress: CFIRule?
    var others: [(number: UInt8, rule: CFIRule)] = []
    for text in texts.rules {
      if text.register.holds(".cfa") {
        cfa = rule(from: text.expression, mayUseCFA: false).map(Self.withoutChanceOffset)
      } else if text.register.holds(".ra") {
        returnAddress = rule(from: text.expression)
      } else if let number = registers.number(of: text.register.bytes) {
        others.append((number, rule(from: text.expression) ?? .undefined))
      }
    }
    guard let cfa, let returnAddress, cfa != .undefined else { return nil }
    return CFIRules(cfa: cfa, returnAddress: returnAddress, registers: others)
  }

  /// Nil when the expression does not leave exactly one number.
  package func rule(from text: ByteView, mayUseCFA: Bool = true) -> CFIRule? {
    var fields = Fields(text, from: 0, to: text.byteCount)
    var steps: [CFIExpression.Step] = []
    var depth = 0
    while let word = fields.word() {
      if word.holds(".undef") { return .undefined }
      guard let step = step(from: word), mayUseCFA || step != .cfa else { return nil }
      depth -= step.operandCount
      guard depth >= 0 else { return nil }
      depth += 1
      steps.append(step)
    }
    return depth == 1 ? CFIRule(steps) : nil
  }

  /// Breakpad's dump_syms writes what happens to lie in its memory, an address of its own, where the
  /// compiler gives a register and no offset: at the start of every function of MIPS and RISC-V.
  package static func withoutChanceOffset(_ rule: CFIRule) -> CFIRule {
    guard case .register(let number, let plus) = rule, plus >= lowestChanceOffset else {
      return rule
    }
    return .register(number, plus: 0)
  }

  /// Programs that lie where chance puts them begin far above; no frame is so large.
  private static let lowestChanceOffset: Int64 = 1 << 40

  private func step(from word: ByteView) -> CFIExpression.Step? {
    if word.byteCount == 1, let first = word[0], let sign = Self.signs[first] { return sign }
    if word.holds(".cfa") { return .cfa }
    if let number = word.signedDecimal { return .constant(number) }
    return registers.number(of: word.bytes).map { .register($0) }
  }

  private static let signs: [UInt8: CFIExpression.Step] = [
    UInt8(ascii: "+"): .add, UInt8(ascii: "-"): .subtract, UInt8(ascii: "*"): .multiply,
    UInt8(ascii: "/"): .divide, UInt8(ascii: "%"): .modulo, UInt8(ascii: "@"): .align,
    UInt8(ascii: "^"): .load,
  ]
}

extension CFIExpression.Step {
  /// How many numbers a step that the text can say takes from the stack; each leaves one there.
  var operandCount: Int {
    switch self {
    case .constant, .register, .cfa: 0
    case .load: 1
    default: 2
    }
  }
}

extension ByteView {
  /// The bytes as a decimal number that may have a sign; nil when they are none or too large.
  var signedDecimal: Int64? {
    // 20 bytes are a sign and 19 digits.
    guard byteCount <= 20 else { return nil }
    return Int64(String(decoding: bytes, as: UTF8.self))
  }
}
