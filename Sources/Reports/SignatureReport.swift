public import Processing
import Signatures

/// The crash's signature in a line, and below it, unless it is to be brief, why.
public struct SignatureReport: ReportFormat {
  /// Whether to leave the reasons out.
  public var isBrief: Bool

  public init(isBrief: Bool = false) {
    self.isBrief = isBrief
  }

  public func report(_ state: ProcessState) -> [UInt8] {
    guard let signature = state.signature else { return [] }
    let reasons = isBrief ? [] : signature.steps.map(Self.line)
    let lines = [signature.text] + reasons
    return Array(lines.map { $0.harmlessToTerminals + "\n" }.joined().utf8)
  }

  private static func line(_ step: SignatureStep) -> String {
    let name = step.name.isEmpty ? "(unknown)" : step.name
    let rule = step.rule.map { ", by \($0)" } ?? ""
    return "  \(step.frame)  \(name): \(step.decision.sentence)\(rule)"
  }
}

extension SignatureStep.Decision {
  /// As people are told.
  var sentence: String {
    switch self {
    case .prefix: "kept, and its caller looked at"
    case .kept: "kept"
    case .irrelevant: "passed over"
    case .beforeSentinel: "passed over, the signature begins further out"
    case .repeated: "passed over, the same as the one before"
    case .unnamed: "passed over, neither function nor module are known"
    case .recursion: "part of the calls that ran over the stack"
    }
  }
}
