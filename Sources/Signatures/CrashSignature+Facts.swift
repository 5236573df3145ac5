extension CrashSignature {
  /// Names a crash by `rules`.
  ///
  /// Its text begins with what is more telling than functions: `stack overflow`, `out of memory`,
  /// `hang`, `no crash` where a dump was asked for, and the message of whoever ended the process.
  public init(_ facts: SignatureFacts, rules: SignatureRules = .builtIn) {
    let builder = SignatureBuilder(facts.frames, rules: rules)
    let recursion = facts.isStackOverflow ? builder.recursion() : nil
    let stack = recursion ?? builder.stack()
    let form = SignatureForm(facts, builder)
    var parts = form.parts + stack.parts
    if stack.parts.isEmpty { parts += ["no stack"] + (facts.reason.map { [$0] } ?? []) }
    self.init(text: Self.text(of: parts), steps: stack.steps)
  }

  /// In one line of bounded length, without control characters.
  private static func text(of parts: [String]) -> String {
    let line = parts.map(Self.printable).joined(separator: " | ")
    guard line.utf8.count > textLimit else { return line }
    var text = line
    while text.utf8.count > textLimit - 3 { text.removeLast() }
    return text + "..."
  }

  private static func printable(_ text: String) -> String {
    let words = text.unicodeScalars.split { $0.value <= 0x20 || (0x7f...0x9f).contains($0.value) }
    return words.map { String(String.UnicodeScalarView($0)) }.joined(separator: " ")
  }
}

/// What kind of crash it was, where the stack does not say it.
struct SignatureForm {
  /// Put before the stack.
  private(set) var parts: [String] = []

  init(_ facts: SignatureFacts, _ builder: SignatureBuilder) {
    if Self.isHang(facts, builder) {
      parts.append("hang")
    } else if facts.isRequested {
      parts.append("no crash")
    }
    if facts.isStackOverflow { parts.append("stack overflow") }
    if Self.isOutOfMemory(facts, builder) { parts.append("out of memory") }
    if let message = Self.message(facts, builder.rules) { parts.append(message) }
  }

  private static func isHang(_ facts: SignatureFacts, _ builder: SignatureBuilder) -> Bool {
    let annotated = facts.annotations.contains { annotation in
      builder.rules.rule(.hangAnnotation, for: annotation.name) != nil
        && !negative.contains(annotation.text)
    }
    return annotated || builder.hasMatch(of: .hang)
  }

  /// What an annotation says that is there in each report.
  private static let negative: Set<String> = ["", "0", "false", "no"]

  private static func isOutOfMemory(_ facts: SignatureFacts, _ builder: SignatureBuilder) -> Bool {
    let texts = [facts.reason, facts.lastError].compactMap(\.self)
    return texts.contains { builder.rules.rule(.outOfMemoryReason, for: $0) != nil }
      || builder.hasMatch(of: .outOfMemory)
  }
}

extension SignatureForm {
  /// So much of a message tells what it is about; the rest is often different each time.
  private static let messageLimit = 80

  private static func message(_ facts: SignatureFacts, _ rules: SignatureRules) -> String? {
    let annotation = facts.annotations.first {
      rules.rule(.messageAnnotation, for: $0.name) != nil && !$0.text.isEmpty
    }
    guard let text = facts.message ?? annotation?.text else { return nil }
    let line = text.prefix { !$0.isNewline }
    let plain = withoutAddresses(String(line.prefix(4 * messageLimit)))
    return plain.count > messageLimit ? plain.prefix(messageLimit - 3) + "..." : plain
  }

  /// Addresses are different in each process: `0x7f12` is `0x`.
  private static func withoutAddresses(_ text: String) -> String {
    var output = ""
    var rest = text[...]
    while let place = rest.firstRange(of: "0x") {
      output += rest[..<place.upperBound]
      rest = rest[place.upperBound...].drop(while: \.isHexDigit)
    }
    return output + rest
  }
}
