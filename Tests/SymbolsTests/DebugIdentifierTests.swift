import Symbols
import Testing

@Suite struct DebugIdentifierTests {
  @Test func `case and dashes do not matter`() {
    let identifier = DebugIdentifier("5a9832e5-287241c1-838ED98914E9B7FF1")
    #expect(identifier?.text == "5A9832E5287241C1838ED98914E9B7FF1")
  }

  @Test(arguments: ["０１２", "０１２３４５６７８", "0123456é", "", "12345678", "0123456xyz"])
  func `what is not 9 to 40 ASCII digits is none`(text: String) {
    #expect(DebugIdentifier(text) == nil)
  }
}
