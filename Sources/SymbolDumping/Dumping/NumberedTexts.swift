import Bytes

/// Texts that are given numbers, each once.
struct NumberedTexts: Sendable {
  /// By number.
  private(set) var texts: [[UInt8]] = []
  private var numbers: [[UInt8]: Int32] = [:]

  /// The number of a text, from 0 on.
  mutating func number(of text: [UInt8]) -> Int32 {
    if let known = numbers[text] { return known }
    let number = Int32(clamping: texts.count)
    texts.append(text)
    numbers[text] = number
    return number
  }
}

/// Names that are given numbers, each once; equal ones at different places have two.
struct NumberedNames: Sendable {
  /// By number.
  private(set) var names: [NamePlace] = []
  private var numbers: [NamePlace: Int32] = [:]

  /// The number of a name, from 0 on.
  mutating func number(of name: NamePlace) -> Int32 {
    if let known = numbers[name] { return known }
    let number = Int32(clamping: names.count)
    names.append(name)
    numbers[name] = number
    return number
  }
}
