import Symbols

/// The unwinder's rules in the words of STACK CFI records.
struct RuleWords {
  /// As it follows the byte count: ` .cfa: sp 8 + .ra: sp 4 + ^ r4: sp ^`.
  private(set) var text: [UInt8] = []
  private let architecture: DumpArchitecture

  /// Nil when there are no words for the frame address or the return address.
  init?(_ rules: CFIRules, _ architecture: DumpArchitecture) {
    self.architecture = architecture
    guard let cfa = words(rules.cfa), let returnAddress = words(rules.returnAddress) else {
      return nil
    }
    append(".cfa", cfa)
    append(".ra", returnAddress)
    for (number, rule) in rules.registers {
      guard let name = architecture.name(of: UInt64(number)) else { continue }
      append(String(decoding: name, as: UTF8.self), words(rule) ?? ".undef")
    }
  }

  private mutating func append(_ name: String, _ words: String) {
    text += Array(" \(name): \(words)".utf8)
  }

  private func words(_ rule: CFIRule) -> String? {
    switch rule {
    case .undefined: ".undef"
    case .register(let number, let plus): name(number).map { sum($0, plus) }
    case .cfa(let plus): sum(".cfa", plus)
    case .memory(let plus): sum(".cfa", plus) + " ^"
    case .memoryAtRegister(let number, let plus): name(number).map { sum($0, plus) + " ^" }
    case .expression(let expression): words(expression)
    }
  }

  private func sum(_ name: String, _ plus: Int64) -> String {
    plus == 0 ? name : "\(name) \(plus) +"
  }

  private func name(_ number: UInt8) -> String? {
    architecture.name(of: UInt64(number)).map { String(decoding: $0, as: UTF8.self) }
  }

  private func words(_ expression: CFIExpression) -> String? {
    var words: [String] = []
    for step in expression.steps {
      guard let word = word(step) else { return nil }
      words.append(word)
    }
    return words.joined(separator: " ")
  }

  private func word(_ step: CFIExpression.Step) -> String? {
    switch step {
    case .constant(let number): "\(number)"
    case .register(let number): name(number)
    case .cfa: ".cfa"
    case .add: "+"
    case .subtract: "-"
    case .multiply: "*"
    case .align: "@"
    case .load: "^"
    default: nil
    }
  }
}
