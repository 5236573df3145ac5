import Processing
import Symbols
import Testing

@testable import Reports

@Suite struct ExplanationTests {
  private func texts(explanation: String?) -> (json: String, text: String) {
    var state = Examples.crash
    state.crash?.explanation = explanation
    return (
      String(decoding: JSONReport().report(state), as: UTF8.self),
      String(decoding: TextReport().report(state), as: UTF8.self)
    )
  }

  @Test func `an explanation stands behind all that others tell of a crash`() {
    let reports = texts(explanation: "Rust panic")
    #expect(reports.json.contains("\"explanation\":\"Rust panic\",\"instruction\""))
    #expect(reports.text.contains("\nExplanation:   Rust panic\n"))
  }

  @Test func `without one there is no word of it`() {
    let reports = texts(explanation: nil)
    #expect(!reports.json.contains("explanation\":"))
    #expect(!reports.text.contains("Explanation:"))
  }

  @Test(arguments: [
    (
      "(2) await resume partial function for app.load() async -> ()",
      "app.load() async -> () [part 2, after an await]"
    ),
    (
      "generic specialization <Swift.Int> of (14) suspend resume partial function for app.f(A) async",
      "generic specialization <Swift.Int> of app.f(A) async [part 14, after a suspension]"
    ),
    (
      "app.f (x) await resume partial function for g",
      "app.f (x) await resume partial function for g"
    ),
    (" await resume partial function for g", " await resume partial function for g"),
    ("app.f() -> ()", "app.f() -> ()"),
  ])
  func `parts of asynchronous functions are named as such`(name: String, shown: String) {
    #expect(SwiftResumption.shown(name) == shown)
  }

  @Test func `only names that end as those of parts are looked at`() {
    var symbol = SymbolMatch(
      name: "(2) await resume partial function for app.f() async", relativeAddress: 0)
    #expect(symbol.shownName == symbol.name)
    symbol.linkageName = "$s3app1fyyYaFTQ1_"
    #expect(symbol.shownName == "app.f() async [part 2, after an await]")
  }
}
