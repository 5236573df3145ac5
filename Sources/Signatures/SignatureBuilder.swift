/// Makes a signature of frames: which of them tell what went wrong, by rules.
struct SignatureBuilder {
  let rules: SignatureRules
  /// The frames with what they are called.
  private let names: [(frame: SignatureFrame, name: FrameName)]

  /// So many frames are looked at: what is further out says little of the cause.
  private static let frameLimit = 64
  /// So many parts a signature has at most.
  private static let partLimit = 16

  init(_ frames: [SignatureFrame], rules: SignatureRules) {
    self.rules = rules
    names = frames.prefix(Self.frameLimit).map { ($0, FrameName($0)) }
  }

  /// The parts of the signature, and how they were come by.
  func stack() -> (parts: [String], steps: [SignatureStep]) {
    var parts: [String] = []
    var steps: [SignatureStep] = []
    let start = firstSentinel
    for (index, (frame, name)) in names.enumerated() {
      let (decision, rule) =
        index < start?.index ?? 0
        ? (.beforeSentinel, start?.rule) : decision(of: name, after: parts.last)
      steps.append(
        SignatureStep(frame: frame.number, name: name.text, decision: decision, rule: rule))
      if decision == .prefix { parts.append(name.text) }
      if decision == .kept { parts.append(Self.lastPart(frame, name)) }
      if decision == .kept || parts.count == Self.partLimit { break }
    }
    if parts.isEmpty, let first = names.first(where: { !$0.name.bytes.isEmpty }) {
      parts = [first.name.text]
    }
    return (parts, steps)
  }

  /// Where a module's own code has no name, its place tells crashes of one build apart.
  private static func lastPart(_ frame: SignatureFrame, _ name: FrameName) -> String {
    guard frame.function == nil, let offset = frame.moduleOffset else { return name.text }
    return "\(name.text) + 0x\(String(offset, radix: 16))"
  }

  /// The innermost frame with which a signature begins.
  private var firstSentinel: (index: Int, rule: String)? {
    for (index, (_, name)) in names.enumerated() {
      if let rule = rules.rule(.sentinel, for: name) { return (index, rule) }
    }
    return nil
  }

  private func decision(
    of name: FrameName, after last: String?
  ) -> (SignatureStep.Decision, String?) {
    if name.bytes.isEmpty { return (.unnamed, nil) }
    if let rule = rules.rule(.irrelevant, for: name) { return (.irrelevant, rule) }
    if name.text == last { return (.repeated, nil) }
    if let rule = rules.rule(.prefix, for: name) { return (.prefix, rule) }
    return (.kept, nil)
  }

  /// Whether a list names one of the frames that count.
  func hasMatch(of purpose: RulePurpose) -> Bool {
    names[(firstSentinel?.index ?? 0)...].contains { rules.rule(purpose, for: $0.name) != nil }
  }

  /// The functions that called each other until the stack ran over, beginning with the one that comes
  /// first in the alphabet: at which of them it happened is chance. Nil without such a cycle.
  func recursion() -> (parts: [String], steps: [SignatureStep])? {
    let relevant = names.filter {
      !$0.name.bytes.isEmpty && rules.rule(.irrelevant, for: $0.name) == nil
    }
    let texts = relevant.map(\.name.text)
    guard let cycle = CallCycle.first(in: texts) else { return nil }
    let steps = relevant[cycle.range].map {
      SignatureStep(frame: $0.frame.number, name: $0.name.text, decision: .recursion)
    }
    return (cycle.rotated(texts), steps)
  }
}
