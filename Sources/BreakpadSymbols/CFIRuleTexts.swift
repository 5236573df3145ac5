package import Bytes

/// The rules of one address before they are understood: the text behind each `register:`.
package struct CFIRuleTexts {
  package struct Rule {
    package var register: ByteView
    package var expression: ByteView
    /// Where the rule begins to hold.
    package var start: UInt64
  }

  /// More registers than any CPU has; a longer list is damage.
  static let ruleLimit = 256
  /// The most bytes of one record that are looked at: a hundred times the longest real one.
  package static let textLimit = 64 * 1024

  package private(set) var rules: [Rule] = []

  package init() {}

  /// Takes over `register: expression` pairs; of two rules for a register the later address wins,
  /// then the later record.
  ///
  /// False, and nothing is taken over, when the text does not begin with a register, is empty or too
  /// long.
  package mutating func merge(_ text: ByteView, from start: UInt64) -> Bool {
    guard text.byteCount <= Self.textLimit else { return false }
    var fields = Fields(text, from: 0, to: text.byteCount)
    var found: [Rule] = []
    while let word = fields.word() {
      if word[word.byteCount - 1] == UInt8(ascii: ":"), word.byteCount > 1 {
        guard found.count < Self.ruleLimit else { return false }
        let behind = text.clamped(from: fields.position, to: fields.position)
        found.append(
          Rule(
            register: word.clamped(from: 0, to: word.byteCount - 1), expression: behind,
            start: start))
      } else if let last = found.indices.last {
        let from = Int(found[last].expression.fileOffset &- text.fileOffset)
        found[last].expression = text.clamped(from: from, to: fields.position)
      } else {
        return false
      }
    }
    for rule in found { put(rule) }
    return !found.isEmpty
  }

  private mutating func put(_ rule: Rule) {
    guard let index = rules.firstIndex(where: { $0.register.holdsSameBytes(as: rule.register) })
    else {
      if rules.count < Self.ruleLimit { rules.append(rule) }
      return
    }
    if rule.start >= rules[index].start { rules[index] = rule }
  }
}

extension ByteView {
  func holdsSameBytes(as other: ByteView) -> Bool {
    byteCount == other.byteCount && (0..<byteCount).allSatisfy { self[$0] == other[$0] }
  }

  func holds(_ word: StaticString) -> Bool {
    var fields = Fields(self, from: 0, to: byteCount)
    return fields.skip(word) && fields.position == byteCount
  }
}
