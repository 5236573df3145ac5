import Bytes
import Testing

@Suite struct StreamSafeTests {
  private func marks(_ count: Int) -> String {
    String(
      String.UnicodeScalarView((0..<count).map { $0.isMultiple(of: 2) ? "\u{301}" : "\u{316}" }))
  }

  @Test func `ordinary text stays as it is`() {
    for text in ["", "plain", "é", "e\u{301}\u{316}", "🇦🇹🇦🇹", "a" + marks(30) + "b" + marks(30)] {
      #expect(Array(text.streamSafe.unicodeScalars) == Array(text.unicodeScalars))
    }
  }

  @Test func `long runs of combining marks are broken up`() {
    let safe = ("a" + marks(61)).streamSafe
    let runs = safe.unicodeScalars.split(separator: "\u{34f}").map(\.count)
    #expect(runs == [31, 30, 1])
  }

  @Test func `a text of marks can be hashed`() {
    let text = ("a" + marks(300_000)).streamSafe
    #expect([text: 1][text] == 1)
  }
}
