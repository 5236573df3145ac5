/// One line of a file of rules.
struct SignatureRule: Sendable {
  /// Of the function's name, or of a text where the list is about texts.
  let pattern: RulePattern
  /// Of the module's name, in lower case; nil for any.
  private let modulePattern: RulePattern?
  /// Whose names it is about; nil for any.
  private let language: NameLanguage?
  private let place: SignatureRulePlace
  private let text: ArraySlice<UInt8>

  init(_ text: ArraySlice<UInt8>, language: NameLanguage?, place: SignatureRulePlace) {
    self.text = text
    self.language = language
    self.place = place
    if let end = Self.endOfModule(text) {
      modulePattern = RulePattern(text[..<end].map(\.asciiLowercase)[...])
      pattern = RulePattern(text[(end + 1)...])
    } else {
      modulePattern = nil
      pattern = RulePattern(text)
    }
  }

  /// "Linux:12 raise".
  var label: String {
    "\(place.file):\(place.line) \(String(decoding: text, as: UTF8.self))"
  }

  /// Where the `!` behind a module is, which is not that of C++'s operators.
  private static func endOfModule(_ text: ArraySlice<UInt8>) -> Int? {
    guard let end = text.firstIndex(of: UInt8(ascii: "!")) else { return nil }
    let module = text[..<end]
    let isFunction =
      module.contains(UInt8(ascii: ":")) || module.contains(UInt8(ascii: " "))
      || module.suffix(8).elementsEqual("operator".utf8)
    return isFunction ? nil : end
  }

  func matches(_ name: FrameName) -> Bool {
    if let language, language != name.language { return false }
    guard pattern.matches(name.bytes) else { return false }
    guard let modulePattern else { return true }
    return name.module.map { modulePattern.matches($0) } ?? false
  }
}

extension UInt8 {
  /// The small letter of a capital one of ASCII; else the byte itself.
  var asciiLowercase: UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self) ? self | 0x20 : self
  }
}
