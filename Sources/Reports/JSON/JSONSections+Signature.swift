import Processing
import Signatures

extension JSONSections {
  /// Our addition: a name for the crash, and how it was come by.
  func signature(_ json: inout JSONWriter) {
    guard let signature = state.signature else { return }
    json.member("signature", signature.text)
    json.array("signature_explanation", signature.steps) { json, step in
      json.object { json in
        json.member("decision", step.decision.rawValue)
        json.member("frame", step.frame)
        json.member("name", step.name)
        json.member("rule", step.rule)
      }
    }
  }
}
