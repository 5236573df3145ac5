import MinidumpReading

/// Says a failed assertion as one sentence.
enum AssertionText {
  /// "x > 0 in function "f" at file.cpp:12", as far as the parts are there.
  static func text(of assertion: AssertionInfo) -> String {
    var text = kind(of: assertion)
    if !assertion.expression.isEmpty { text += (text.isEmpty ? "" : ": ") + assertion.expression }
    if !assertion.function.isEmpty { text += " in function \(assertion.function)" }
    if !assertion.file.isEmpty { text += " at \(assertion.file):\(assertion.line)" }
    return text
  }

  private static func kind(of assertion: AssertionInfo) -> String {
    switch assertion.kind {
    case 1: "Invalid parameter passed to library function"
    case 2: "Pure virtual function called"
    default: "Assertion failed"
    }
  }
}
