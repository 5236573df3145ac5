import Bytes
import Symbols

extension WindowsFrameProgram {
  /// The most bytes of a program that are looked at: many times the longest real one.
  private static let textLimit = 8 * 1024

  /// A program as a STACK WIN record writes it: words, of which `=` may be glued to the next.
  ///
  /// Nil when it is empty, too long or has a word that is no number, variable or operator.
  init?(text: ByteView) {
    guard text.byteCount <= Self.textLimit else { return nil }
    var steps: [Step] = []
    var fields = Fields(text, from: 0, to: text.byteCount)
    while var word = fields.word() {
      // `=$eip`: seen in files of Microsoft's own symbol server.
      while word.byteCount > 1, word[0] == UInt8(ascii: "=") {
        steps.append(.assign)
        word = word.clamped(from: 1, to: word.byteCount)
      }
      guard let step = Self.step(from: word) else { return nil }
      steps.append(step)
    }
    guard !steps.isEmpty else { return nil }
    self.init(steps)
  }

  private static func step(from word: ByteView) -> Step? {
    if word.byteCount == 1, let first = word[0], let sign = signs[first] { return sign }
    if let number = word.signedDecimal { return .constant(number) }
    switch word[0] {
    case UInt8(ascii: "$"), UInt8(ascii: "."): return .variable(word.symbolName)
    default: return nil
    }
  }

  private static let signs: [UInt8: Step] = [
    UInt8(ascii: "+"): .add, UInt8(ascii: "-"): .subtract, UInt8(ascii: "*"): .multiply,
    UInt8(ascii: "/"): .divide, UInt8(ascii: "%"): .modulo, UInt8(ascii: "@"): .align,
    UInt8(ascii: "^"): .load, UInt8(ascii: "="): .assign,
  ]
}
